package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.RefreshBatches;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of what was planned, and approved where it had to be, and waits for a back-fill or for a rebuild. It is written in the
 * transaction of the plan, so that a start after a crash goes on without asking again.
 */
final class DeferredWork {

    static final String TABLE = "timescale_schema_deferred";

    private static final String COLUMNS = "relation_schema, relation_name, sha256, step, object, property, declared,"
            + " found, safety, why, statements";

    private final RelationName name;
    private final String table;

    DeferredWork(String schema) {
        this.name = new RelationName(schema, TABLE);
        this.table = name.quoted();
    }

    /**
     * What waits.
     *
     * @param sha256 the declaration that it belongs to: with another one it means nothing
     * @param difference what is to be done
     */
    record Item(String sha256, Difference difference) {

        RelationName relation() {
            return difference.relation();
        }

        boolean isRebuild() {
            return difference.step().isRebuild();
        }

        /** Whether a difference is what this will do away with. */
        boolean covers(Difference other) {
            return other.relation().equals(relation())
                    && other.object().equals(difference.object())
                    && other.step().isRebuild() == isRebuild();
        }

        /** Whether a difference is the one that this was planned for, and not what somebody has made of it meanwhile. */
        boolean isStillFor(Difference other) {
            boolean same =
                    other.property().equals(difference.property()) && Objects.equals(other.found(), difference.found());
            return covers(other) && (same || !difference.step().isPolicy());
        }

        /** Whether the relation is declared by this application, in this form or another. */
        boolean isDeclared(List<DeclaredRelation> declared) {
            return declared.stream().anyMatch(relation -> relation.relation().equals(relation()));
        }

        /** Whether it is declared as it was when this was planned. */
        boolean isCurrent(List<DeclaredRelation> declared) {
            return declared.stream()
                    .anyMatch(relation -> relation.relation().equals(relation())
                            && relation.declaration().sha256().equals(sha256));
        }
    }

    List<Item> read(Connection connection) throws SQLException {
        List<Item> items = new ArrayList<>();
        if (!Relations.exists(connection, name)) {
            return items;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + COLUMNS + " FROM " + table + " ORDER BY position")) {
            while (row.next()) {
                items.add(item(row));
            }
        }
        return items;
    }

    private static Item item(ResultSet row) throws SQLException {
        Array statements = row.getArray(11);
        return new Item(
                row.getString(3),
                new Difference(
                        new RelationName(row.getString(1), row.getString(2)),
                        Step.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        SafetyClass.valueOf(row.getString(9)),
                        row.getString(10),
                        Arrays.asList((String[]) statements.getArray())));
    }

    /** Writes down what waits as well. */
    void add(Connection connection, List<Item> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        if (!Relations.exists(connection, name)) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : creation()) {
                    statement.execute(sql);
                }
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + table + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Item item : items) {
                write(connection, insert, item);
            }
        }
    }

    private static void write(Connection connection, PreparedStatement insert, Item item) throws SQLException {
        int parameter = 0;
        for (String value : values(item)) {
            insert.setString(++parameter, value);
        }
        insert.setArray(
                ++parameter,
                connection.createArrayOf("text", item.difference().statements().toArray()));
        insert.executeUpdate();
    }

    private static List<@Nullable String> values(Item item) {
        Difference difference = item.difference();
        return Arrays.asList(
                item.relation().schema(),
                item.relation().name(),
                item.sha256(),
                difference.step().name(),
                difference.object(),
                difference.property(),
                difference.declared(),
                difference.found(),
                difference.safety().name(),
                difference.why());
    }

    /** Forgets what is done, or was approved for a declaration that is another one now. */
    void remove(Connection connection, Collection<Item> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table
                + " WHERE relation_schema = ? AND relation_name = ? AND sha256 = ? AND step = ? AND object = ?")) {
            for (Item item : items) {
                delete.setString(1, item.relation().schema());
                delete.setString(2, item.relation().name());
                delete.setString(3, item.sha256());
                delete.setString(4, item.difference().step().name());
                delete.setString(5, item.difference().object());
                delete.executeUpdate();
            }
        }
    }

    /** What writes down what waits, for a block in a file that somebody else runs. */
    List<String> script(List<Item> items) {
        Stream<String> creation = items.isEmpty()
                ? Stream.empty()
                : Stream.of("IF pg_catalog.to_regclass(" + Literal.quote(name.quoted()) + ") IS NULL THEN\n"
                        + String.join(";\n", creation()) + ";\nEND IF");
        Stream<String> rows = items.stream()
                .map(item -> Stream.concat(
                                values(item).stream().map(DeferredWork::literal),
                                Stream.of(item.difference().statements().stream()
                                        .map(RefreshBatches::portable)
                                        .map(Literal::quote)
                                        .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"))))
                        .collect(Collectors.joining(
                                ", ", "INSERT INTO " + table + " (" + COLUMNS + ")\nVALUES (", ")")));
        return Stream.concat(creation, rows).toList();
    }

    /**
     * What lets that wait on which an earlier file has written down for a relation, now that it is declared in another way, unless
     * the declaration has changed in just this. What is left is compared with the database before it is done.
     *
     * @param declared the relation as it is declared now
     * @param changed the objects of it that change
     */
    String goesOn(DeclaredRelation declared, Collection<String> changed) {
        String others = changed.isEmpty()
                ? ""
                : changed.stream().map(Literal::quote).collect(Collectors.joining(", ", "\nAND object NOT IN (", ")"));
        String steps = Stream.of(Step.values())
                .filter(Step::isRebuild)
                .map(step -> Literal.quote(step.name()))
                .collect(Collectors.joining(", "));
        String text = "BEGIN\nIF pg_catalog.to_regclass(" + Literal.quote(name.quoted()) + ") IS NOT NULL THEN\nUPDATE "
                + table + " SET sha256 = "
                + Literal.quote(declared.declaration().sha256()) + "\nWHERE relation_schema = "
                + Literal.quote(String.valueOf(declared.relation().schema())) + " AND relation_name = "
                + Literal.quote(declared.relation().name()) + "\nAND step NOT IN (" + steps + ")" + others
                + ";\nEND IF;\nEND\n";
        String tag = "$deferred$";
        for (int number = 1; text.contains(tag); number++) {
            tag = "$deferred" + number + "$";
        }
        return "DO " + tag + "\n" + text + tag;
    }

    private static String literal(@Nullable String value) {
        return value == null ? "NULL" : Literal.quote(value);
    }

    private List<String> creation() {
        return List.of(
                "CREATE TABLE " + table + """
                 (
                    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    relation_schema text NOT NULL,
                    relation_name text NOT NULL,
                    sha256 text NOT NULL,
                    step text NOT NULL,
                    object text NOT NULL,
                    property text NOT NULL,
                    declared text,
                    found text,
                    safety text NOT NULL,
                    why text NOT NULL,
                    statements text[] NOT NULL,
                    planned_at timestamptz NOT NULL DEFAULT current_timestamp)""",
                "COMMENT ON TABLE " + table
                        + " IS 'What Timescale for Spring has planned and does once its back-fills are finished'");
    }
}
