package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The starts that are cut. */
final class CrashScenarios {

    private static final String ROWS = "INSERT INTO crash.metric (time, device, value, level) SELECT %s, 'd'"
            + " || extract(hour FROM t)::int %% 3, 1, extract(hour FROM t)::int FROM generate_series("
            + "timestamptz '2026-03-01Z', timestamptz '2026-03-03T23:00Z', interval '1 hour') t";
    private static final String OF_MOMENTS = ROWS.formatted("t");
    private static final String OF_NUMBERS = ROWS.formatted("(extract(epoch FROM t) * 1000)::bigint");
    private static final String MATERIALIZED =
            "CALL refresh_continuous_aggregate('crash.hourly', '2026-03-01Z', '2026-03-03Z')";

    /** Each row takes a page, so that few of them make a large table. */
    private static final List<String> LARGE = List.of(
            "ALTER TABLE crash.metric SET (fillfactor = 10)",
            "INSERT INTO crash.metric (time, device, value, level, note) SELECT timestamptz '2026-03-01Z' + i * interval '15 seconds',"
                    + " 'd' || i % 3, 1, i, repeat('x', 500) FROM generate_series(1, 8600) i");

    private static final String COLUMNS =
            "\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer, \"level\" integer";
    private static final String HYPERTABLE =
            "SELECT create_hypertable('\"%s\"', 'time', chunk_time_interval => INTERVAL '%s', create_default_indexes => false)";
    private static final String COUNTED =
            "SELECT create_hypertable('\"metric\"', 'time', chunk_time_interval => BIGINT '%s', create_default_indexes => false)";
    private static final String PRESENT =
            "CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS 'SELECT %s'";
    private static final String AGGREGATE = "CREATE MATERIALIZED VIEW \"%s\" WITH (timescaledb.continuous,"
            + " timescaledb.materialized_only = %s) AS\nSELECT time_bucket(%s, \"time\") AS \"hour\","
            + " \"device\", %s\nFROM \"metric\"\nGROUP BY 1, 2\nWITH NO DATA";
    private static final String REFRESH = "SELECT add_continuous_aggregate_policy('\"%s\"', start_offset => %s,"
            + " end_offset => %s, schedule_interval => INTERVAL '%s')";
    private static final String RETENTION =
            "SELECT add_retention_policy('\"%s\"', drop_after => INTERVAL '%s', schedule_interval => INTERVAL '1 day')";

    private CrashScenarios() {}

    static List<CrashScenario> all() {
        return Stream.of(ofTables(), ofOneTransaction(), ofTwoPhases(), ofRebuilds())
                .flatMap(List::stream)
                .toList();
    }

    /** Without aggregates and policies, which the Apache edition does not have. */
    static List<CrashScenario> ofTables() {
        Declarations changed = table("metric", newTable());
        add(changed, "event", event());
        return List.of(
                start("creation of tables", new Declarations(), List.of(), changed),
                start("evolution of tables", table("metric", oldTable()), List.of(OF_MOMENTS), changed));
    }

    /** More than tables, and those of tables that have a way of their own. */
    static List<CrashScenario> ofOneTransaction() {
        return List.of(
                start("creation", new Declarations(), List.of(), everythingNew(true)),
                start("evolution", everythingOld(), List.of(OF_MOMENTS, MATERIALIZED), everythingNew(false)),
                adoptionOfAHypertable(),
                adoptionOfATable());
    }

    /** More follows the transaction. */
    static List<CrashScenario> ofTwoPhases() {
        return List.of(newAggregate(), newAggregateOverNumbers(), largeTable());
    }

    /** Most follows it. */
    static List<CrashScenario> ofRebuilds() {
        return List.of(changedQuery());
    }

    /** Somebody else has made it, and otherwise than it is declared. */
    private static CrashScenario adoptionOfAHypertable() {
        return new CrashScenario(
                "adoption of a hypertable",
                new Declarations(),
                List.of(
                        "CREATE SCHEMA crash",
                        "CREATE TABLE crash.metric (" + COLUMNS + ", \"extra\" text)",
                        "SELECT create_hypertable('crash.metric', 'time', chunk_time_interval => INTERVAL '1 day')",
                        OF_MOMENTS),
                Adoption.AS_IT_IS,
                table("metric", newTable()));
    }

    /** Its rows are moved into chunks. */
    private static CrashScenario adoptionOfATable() {
        return new CrashScenario(
                "adoption of a table with rows",
                new Declarations(),
                List.of("CREATE SCHEMA crash", "CREATE TABLE crash.metric (" + COLUMNS + ")", OF_MOMENTS),
                Adoption.WITH_ROWS,
                table("metric", newTable()));
    }

    /**
     * An aggregate that comes when its source has rows already: what is there is filled in after the transaction, and the policies
     * wait for that, as does a retention that would drop what is still to be read.
     */
    private static CrashScenario newAggregate() {
        List<String> shorter = new ArrayList<>(oldTable());
        shorter.add(RETENTION.formatted("metric", "90 years"));
        Declarations with = everythingOld(shorter);
        aggregate(
                with,
                "daily",
                AGGREGATE.formatted("daily", false, "INTERVAL '1 day'", "max(\"value\") AS \"peak\""),
                RETENTION.formatted("daily", "95 years"));
        return start(
                "new aggregate over rows, with retentions that wait for it",
                everythingOld(),
                List.of(OF_MOMENTS, MATERIALIZED),
                with);
    }

    /** An aggregate whose query is another one: it is made anew beside the old one, after the transaction. */
    private static CrashScenario changedQuery() {
        Declarations changed = new Declarations();
        add(changed, "metric", withPolicies(oldTable()));
        aggregate(
                changed,
                "hourly",
                AGGREGATE.formatted(
                        "hourly", true, "INTERVAL '1 hour'", "count(*) AS \"rows\", max(\"value\") AS \"peak\""),
                REFRESH.formatted("hourly", "INTERVAL '50 years'", "INTERVAL '1 hour'", "1 hour"));
        return start("changed query of an aggregate", everythingOld(), List.of(OF_MOMENTS, MATERIALIZED), changed);
    }

    /** The time is a number: the present changes, and an aggregate comes. */
    private static CrashScenario newAggregateOverNumbers() {
        Declarations with = table("metric", counted("86400000", "1772582400001"));
        aggregate(with, "daily", AGGREGATE.formatted("daily", true, "BIGINT '86400000'", "max(\"value\") AS \"peak\""));
        return start(
                "new aggregate over numbers",
                table("metric", counted("86400000", "1772582400000")),
                List.of(OF_NUMBERS),
                with);
    }

    /** An index on a table that is large: it is built chunk by chunk, after the transaction. */
    static CrashScenario largeTable() {
        return start(
                "index on a large table",
                table("metric", large()),
                LARGE,
                table("metric", large("CREATE INDEX \"metric_device_idx\" ON \"metric\" (\"device\", \"time\" DESC)")));
    }

    private static CrashScenario start(String name, Declarations from, List<String> made, Declarations to) {
        return new CrashScenario(name, from, made, Adoption.REFUSED, to);
    }

    private static Declarations everythingOld() {
        return everythingOld(withPolicies(oldTable()));
    }

    private static Declarations everythingOld(List<String> table) {
        Declarations old = table("metric", table);
        aggregate(
                old,
                "hourly",
                AGGREGATE.formatted("hourly", true, "INTERVAL '1 hour'", "count(*) AS \"rows\""),
                REFRESH.formatted("hourly", "INTERVAL '50 years'", "INTERVAL '1 hour'", "1 hour"));
        return old;
    }

    private static List<String> withPolicies(List<String> table) {
        List<String> statements = new ArrayList<>(table);
        statements.add(RETENTION.formatted("metric", "100 years"));
        return statements;
    }

    /** An aggregate that is new over rows would be more than one transaction. */
    private static Declarations everythingNew(boolean newAggregate) {
        List<String> table = newTable();
        table.add("ALTER TABLE \"metric\" SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
                + " timescaledb.compress_orderby = '\"time\" DESC')");
        table.add("SELECT add_compression_policy('\"metric\"', compress_after => INTERVAL '7 days',"
                + " schedule_interval => INTERVAL '12 hours')");
        table.add(RETENTION.formatted("metric", "90 years"));
        Declarations changed = table("metric", table);
        add(changed, "event", event());
        aggregate(
                changed,
                "hourly",
                AGGREGATE.formatted("hourly", true, "INTERVAL '1 hour'", "count(*) AS \"rows\""),
                REFRESH.formatted("hourly", "INTERVAL '30 days'", "INTERVAL '1 hour'", "2 hours"),
                "CREATE INDEX \"hourly_rows_idx\" ON \"hourly\" (\"rows\")",
                "COMMENT ON VIEW \"hourly\" IS 'rows by the hour'");
        if (newAggregate) {
            aggregate(
                    changed,
                    "daily",
                    AGGREGATE.formatted("daily", false, "INTERVAL '1 day'", "max(\"value\") AS \"peak\""));
        }
        return changed;
    }

    private static List<String> oldTable() {
        return List.of(
                "CREATE TABLE \"metric\" (" + COLUMNS + ")",
                HYPERTABLE.formatted("metric", "1 day"),
                "CREATE INDEX \"metric_device_idx\" ON \"metric\" (\"device\", \"time\")");
    }

    private static List<String> newTable() {
        return new ArrayList<>(List.of(
                "CREATE TABLE \"metric\" (\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer DEFAULT 0,"
                        + " \"level\" bigint, \"unit\" text NOT NULL DEFAULT 'W',"
                        + " CONSTRAINT \"metric_level_check\" CHECK (\"level\" >= 0))",
                HYPERTABLE.formatted("metric", "7 days"),
                "CREATE INDEX \"metric_device_idx\" ON \"metric\" (\"device\", \"time\" DESC)",
                "CREATE INDEX \"metric_level_idx\" ON \"metric\" (\"level\", \"time\" DESC)",
                "COMMENT ON TABLE \"metric\" IS 'what was measured'",
                "COMMENT ON COLUMN \"metric\".\"level\" IS 'it''s a level'"));
    }

    private static List<String> event() {
        return List.of(
                "CREATE TABLE \"event\" (\"time\" timestamptz NOT NULL, \"text\" text NOT NULL)",
                HYPERTABLE.formatted("event", "30 days"),
                "CREATE INDEX \"event_time_idx\" ON \"event\" (\"time\" DESC)");
    }

    private static List<String> counted(String chunks, String present) {
        return List.of(
                "CREATE TABLE \"metric\" (" + COLUMNS.replace("timestamptz", "bigint") + ")",
                COUNTED.formatted(chunks),
                PRESENT.formatted(present),
                "SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')");
    }

    private static List<String> large(String... more) {
        List<String> statements = new ArrayList<>(List.of(
                "CREATE TABLE \"metric\" (" + COLUMNS + ", \"note\" text)", HYPERTABLE.formatted("metric", "1 day")));
        statements.addAll(List.of(more));
        return statements;
    }

    private static Declarations table(String name, List<String> statements) {
        Declarations declarations = new Declarations();
        add(declarations, name, statements);
        return declarations;
    }

    private static void add(Declarations declarations, String table, List<String> statements) {
        declarations.add(
                Kind.HYPERTABLE,
                "a." + table,
                RelationName.parse(table),
                null,
                NeededFeatures.of(statements),
                List.copyOf(statements));
    }

    private static void aggregate(Declarations declarations, String view, String... statements) {
        List<String> all = List.of(statements);
        declarations.add(
                Kind.CONTINUOUS_AGGREGATE,
                "b." + view,
                RelationName.parse(view),
                RelationName.parse("metric"),
                NeededFeatures.of(all),
                all);
    }
}
