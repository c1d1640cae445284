package com.example.statements;

import com.example.pumps.Reading;
import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Statements as an application has them, right and wrong. None of these methods is called. */
class Statements {

    private static final String COUNT = "SELECT count(*) FROM reading";
    private static final String NOT_INLINED =
            Optional.of("SELECT max(pressure) FROM reading").orElseThrow();
    private static final String KEPT;

    static {
        KEPT = "SELECT min(pressure) FROM reading";
    }

    private final String pumps = """
            SELECT DISTINCT pump FROM reading
            """.strip();

    private final TimeScaleClient client;

    Statements(TimeScaleClient client) {
        this.client = client;
    }

    List<Reading> right(Instant from, boolean newestFirst) {
        Query query = client.query(
                newestFirst
                        ? "SELECT * FROM reading WHERE time >= :from ORDER BY time DESC"
                        : "SELECT * FROM reading WHERE time >= :from ORDER BY time");
        return query.bind("from", from).maxRows(10).list(Reading.class);
    }

    long constants() {
        return List.of(COUNT, KEPT).size()
                + client.query(COUNT).single(Long.class)
                + client.query(KEPT).single(Long.class)
                + client.query(pumps).list(String.class).size();
    }

    Supplier<Integer> inALambda(String pump) {
        return () -> client.update("DELETE FROM reading WHERE pump = :pump AND time::date = :day::date -- :none")
                .bindAll(Map.of("pump", pump, "day", "2026-01-01"))
                .run();
    }

    List<Reading> wrongColumn() {
        return client.query("""
                        SELECT time, pump, presure
                        FROM reading
                        WHERE time >= :from""").bind("from", Instant.EPOCH).list(Reading.class);
    }

    List<Reading> missingColumn() {
        return client.query("SELECT time, pump FROM reading", Map.of(), Reading.class);
    }

    int notAnUpdate() {
        return client.update("SELECT 1").run();
    }

    List<String> notAQuery() {
        return client.query("DELETE FROM reading").list(String.class);
    }

    List<String> questionMark() {
        return client.query("SELECT pump FROM reading WHERE pump = ?").list(String.class);
    }

    List<String> undecided() {
        return client.query("SELECT (:a - :b)::text").bind("a", 1).bind("b", 2).list(String.class);
    }

    List<Reading> lengths(Duration age) {
        return client.query("SELECT * FROM reading WHERE time > now() - :age AND pressure > 3")
                .bind("age", age)
                .list(Reading.class);
    }

    List<Reading> momentsAndLengths(Instant to, Duration age) {
        return client.query("""
                        SELECT * FROM reading
                        WHERE time > :to - INTERVAL '1 day' AND time > now() - (:age) AND time > :to - :age""").bind("to", to).bind("age", age).list(Reading.class);
    }

    List<Reading> valid(Instant to, List<Object[]> some, String[] others, Double least) {
        return client.query("""
                        SELECT time, pump, pressure::float8 AS pressure FROM reading
                        WHERE time < :to AND (pump, time) IN (:some) AND pump IN (:one) AND pump = ANY (:others) AND pump <> ALL (ARRAY[:one])
                          AND (CAST(:least AS float8) IS NULL OR pressure >= :least) AND NOT jsonb_build_object('?', 1) ?? pump
                          AND time_bucket('1 day', time) > :to::timestamptz - INTERVAL '1 day' AND pump <> 'a?b:c' -- ?
                        ORDER BY time LIMIT :rows""")
                .bindAll(Map.of("to", to, "some", some, "others", others, "one", "p", "least", least, "rows", 1))
                .list(Reading.class);
    }

    int definition() {
        return client.update("CREATE TEMPORARY TABLE latest (time timestamptz, pump text)")
                        .run()
                + client.update("ALTER TABLE reading ADD COLUMN note text").run();
    }

    List<String> putTogether(String table, boolean all) {
        String sql = "SELECT pump FROM reading";
        if (!all) {
            sql += " WHERE pump = " + table;
        }
        return client.query(sql).list(String.class);
    }

    List<String> computed() {
        return client.query(NOT_INLINED).list(String.class);
    }

    Function<String, Query> handedOn() {
        return client::query;
    }
}
