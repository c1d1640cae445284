package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.client.catalog.LockTable;
import io.github.timescale4j.client.migration.catalog.FactsReader;
import io.github.timescale4j.client.migration.catalog.RelationFacts;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many locks a plan takes, and how many the server keeps. A transaction holds one lock for each thing that it touches until it
 * ends, however often it does so: for each chunk, and for each index or other thing of a chunk that comes or goes. The numbers were
 * counted on TimescaleDB 2.19 and 2.23.
 */
final class LockBudget {

    /** For a chunk that is written anew: its new heap, and the types of both. */
    private static final int REWRITE = 3;

    /** Where values may be too long for a row: the old and the new table of those, and their indexes. */
    private static final int LONG_VALUES = 4;

    /** Types whose values always fit into a row. */
    private static final Pattern SHORT =
            Pattern.compile("smallint|integer|bigint|real|double precision|boolean|date|uuid|interval|time.*");

    private static final String HAS_LONG_VALUES =
            "SELECT c.reltoastrelid <> 0 FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass(?)";

    private LockBudget() {}

    /** Refuses a plan that would take more locks than are free. */
    static void check(Connection connection, MigrationPlan plan, SchemaPlan changes) throws SQLException {
        Map<RelationName, Need> needs = new LinkedHashMap<>();
        for (Difference difference : changes.differences()) {
            RelationName relation = touched(plan, difference);
            if (relation != null) {
                if (!needs.containsKey(relation)) {
                    needs.put(
                            relation,
                            new Need(FactsReader.read(connection, relation), hasLongValues(connection, relation)));
                }
                needs.get(relation).add(difference);
            }
        }
        long needed = needs.values().stream().mapToLong(Need::locks).sum();
        Capacity capacity = capacity(connection);
        if (needed > capacity.free() * LockTable.SHARE) {
            throw refusal(changes, needs, needed, capacity);
        }
    }

    private static LockCapacityException refusal(
            SchemaPlan changes, Map<RelationName, Need> needs, long needed, Capacity capacity) {
        List<String> lines = new ArrayList<>();
        needs.forEach((relation, need) -> lines.add(
                relation + ": " + Count.of(need.locks(), "lock") + ", " + Count.of(need.facts.chunks(), "chunk")));
        long setting = capacity.settingFor(needed);
        return new LockCapacityException(
                "The plan " + changes.id() + " takes about " + Count.of(needed, "lock")
                        + " in its transaction, but the server keeps "
                        + capacity.total() + " (max_locks_per_transaction = " + capacity.setting() + "), of which "
                        + capacity.used() + " are taken. Nothing was changed. Set max_locks_per_transaction = "
                        + setting
                        + " in the server's settings and restart the server, or let the tables have fewer chunks:\n  - "
                        + String.join("\n  - ", lines),
                needed,
                capacity.total(),
                setting);
    }

    /** Whose chunks a difference touches; {@code null} if none. */
    private static @Nullable RelationName touched(MigrationPlan plan, Difference difference) {
        return switch (difference.step()) {
            case RENAME, ADD_COLUMN, COLUMN, DIMENSION, DROP_CONSTRAINT, ADD_CONSTRAINT, INDEX -> difference.relation();
            // A new aggregate puts a trigger on each chunk of its source.
            case CREATE -> plan.source(difference.relation());
            default -> null;
        };
    }

    private static boolean hasLongValues(Connection connection, RelationName relation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HAS_LONG_VALUES)) {
            query.setString(1, relation.quoted());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static Capacity capacity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LockTable.SQL)) {
            row.next();
            return new Capacity(row.getLong(1), row.getLong(2), row.getLong(3));
        }
    }

    /**
     * What the server keeps for all sessions together.
     *
     * @param setting {@code max_locks_per_transaction}
     * @param slots how often it counts
     * @param used how many locks are taken
     */
    record Capacity(long setting, long slots, long used) {

        long total() {
            return setting * slots;
        }

        long free() {
            return Math.max(0, total() - used);
        }

        long settingFor(long needed) {
            return LockTable.settingFor(needed, used, slots);
        }
    }

    /** What one relation takes. */
    private static final class Need {

        private final RelationFacts facts;
        private final boolean longValues;
        private long forEachChunk = 1;

        Need(RelationFacts facts, boolean longValues) {
            this.facts = facts;
            this.longValues = longValues;
        }

        void add(Difference difference) {
            if (isRewrite(difference)) {
                boolean isLong = longValues
                        || !SHORT.matcher(String.valueOf(difference.declared())).matches();
                forEachChunk += REWRITE + (isLong ? LONG_VALUES : 0) + facts.indexes();
            } else if (difference.step() == Step.INDEX || difference.step() == Step.DROP_CONSTRAINT) {
                forEachChunk += difference.statements().size();
            } else if (difference.step() == Step.ADD_CONSTRAINT && hasIndex(difference)) {
                forEachChunk += 2;
            }
        }

        private static boolean isRewrite(Difference difference) {
            return (difference.step() == Step.COLUMN && difference.property().equals("type"))
                    || (difference.step() == Step.ADD_COLUMN && difference.safety() == SafetyClass.COSTLY);
        }

        private static boolean hasIndex(Difference difference) {
            String definition = difference.declared();
            return definition != null && (definition.startsWith("PRIMARY KEY") || definition.startsWith("UNIQUE"));
        }

        long locks() {
            return facts.chunks() * forEachChunk + facts.compressedChunks();
        }
    }
}
