package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the rows of a hypertable through time. An {@code UPDATE} cannot: a row does not leave its chunk. They are copied aside and come
 * back with another time, all in one transaction, and the aggregates are refreshed where they were and where they are.
 */
final class FixtureShift {

    private static final Set<String> MOVABLE = Set.of("timestamptz", "timestamp", "date");
    private static final String ASIDE = "timescale_tester_rows";
    private static final String ASIDE_QUOTED = "pg_temp." + Identifier.quote(ASIDE);

    /** A generated column is made anew from the others. */
    private static final String COLUMNS = """
            SELECT a.attname::text FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = CAST(:relation AS regclass) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            ORDER BY a.attnum""";

    private final TimeScaleClient client;
    private final Located located;
    private final Refreshes refreshes;

    FixtureShift(TimeScaleClient client, Located located, Refreshes refreshes) {
        this.client = client;
        this.located = located;
        this.refreshes = refreshes;
    }

    long shift(Class<?> type, Duration by) {
        Declaration declaration = Declared.requireHypertable(type);
        requireMovable(declaration, by);
        if (by.isZero()) {
            return 0;
        }
        RelationName table = located.of(declaration.relation());
        List<Extent> extents = new ArrayList<>();
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        Integer moved = transaction.execute(status -> {
            // A row that is written between copy and truncation would be lost.
            client.execute("LOCK TABLE " + table.quoted() + " IN ACCESS EXCLUSIVE MODE");
            Extent.of(client, table.quoted(), declaration.timeColumn()).ifPresent(extents::add);
            if (extents.isEmpty()) {
                return 0;
            }
            int rows = move(declaration, table.quoted(), by);
            Extent.of(client, table.quoted(), declaration.timeColumn()).ifPresent(extents::add);
            return rows;
        });
        refreshes.refresh(Declared.over(declaration, type), extents);
        return moved == null ? 0 : moved;
    }

    private static void requireMovable(Declaration declaration, Duration by) {
        String time = Declared.timeType(declaration);
        if (!MOVABLE.contains(time)) {
            throw new IllegalArgumentException(
                    "the time of '" + declaration.relation() + "' is a " + time
                            + ", so that a length of time says nothing about it: insert the rows with the numbers that they are to have");
        }
        if (time.equals("date") && !Duration.ofDays(by.toDays()).equals(by)) {
            throw new IllegalArgumentException("the time of '" + declaration.relation()
                    + "' is a date, which cannot be moved by " + by + ": give whole days");
        }
    }

    private int move(Declaration declaration, String table, Duration by) {
        String time = Identifier.quote(declaration.timeColumn());
        List<String> columns = client.query(COLUMNS).bind("relation", table).list(String.class).stream()
                .map(Identifier::quote)
                .toList();
        String list = String.join(", ", columns);
        client.execute("CREATE TEMPORARY TABLE " + Identifier.quote(ASIDE) + " ON COMMIT DROP AS SELECT " + list
                + " FROM " + table);
        client.execute("TRUNCATE " + table);
        String moved = "CAST(" + time + " + CAST(:by AS interval) AS " + Declared.timeType(declaration) + ")";
        String values = columns.stream()
                .map(column -> column.equals(time) ? moved : column)
                .collect(Collectors.joining(", "));
        // Whoever refers to a row by the number that the database gave it finds the same one.
        return client.update("INSERT INTO " + table + " (" + list + ") OVERRIDING SYSTEM VALUE SELECT " + values
                        + " FROM " + ASIDE_QUOTED)
                .bind("by", by)
                .run();
    }
}
