package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A start of an application that meets a database.
 *
 * @param name what happens
 * @param from what was declared before; nothing if the database is new
 * @param to what is declared now
 */
record CrashScenario(String name, Declarations from, Declarations to) {

    /** Rows for the old table, in the schema of the tests. */
    static final String ROWS =
            "INSERT INTO crash.metric (time, device, value, level) SELECT t, 'd' || extract(hour FROM t)::int % 3,"
                    + " 1, extract(hour FROM t)::int FROM generate_series(timestamptz '2026-03-01Z', timestamptz '2026-03-03T23:00Z',"
                    + " interval '1 hour') t";

    private static final String HYPERTABLE =
            "SELECT create_hypertable('\"%s\"', 'time', chunk_time_interval => INTERVAL '%s', create_default_indexes => false)";
    private static final String AGGREGATE = "CREATE MATERIALIZED VIEW \"%s\" WITH (timescaledb.continuous,"
            + " timescaledb.materialized_only = %s) AS\nSELECT time_bucket(INTERVAL '%s', \"time\") AS \"hour\","
            + " \"device\", %s\nFROM \"metric\"\nGROUP BY 1, 2\nWITH NO DATA";
    private static final String REFRESH = "SELECT add_continuous_aggregate_policy('\"%s\"', start_offset => %s,"
            + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '%s')";
    private static final String RETENTION =
            "SELECT add_retention_policy('\"%s\"', drop_after => INTERVAL '%s', schedule_interval => INTERVAL '1 day')";

    @Override
    public String toString() {
        return name;
    }

    /** For a server of the Apache edition: tables only. */
    static List<CrashScenario> ofTables() {
        Declarations old = new Declarations();
        add(old, "metric", oldTable());
        Declarations changed = new Declarations();
        add(changed, "metric", newTable());
        add(changed, "event", event());
        return List.of(
                new CrashScenario("creation of tables", new Declarations(), changed),
                new CrashScenario("evolution of tables", old, changed));
    }

    /** For a server that can everything. */
    static List<CrashScenario> ofOneTransaction() {
        return List.of(
                new CrashScenario("creation", new Declarations(), everythingNew(true)),
                new CrashScenario("evolution", everythingOld(), everythingNew(false)));
    }

    /** For such a server; more follows the transaction. */
    static List<CrashScenario> ofTwoPhases() {
        return List.of(newAggregate(), changedQuery());
    }

    /** An aggregate that comes when its source has rows already: what is there is filled in after the transaction. */
    private static CrashScenario newAggregate() {
        Declarations with = everythingOld();
        aggregate(with, "daily", AGGREGATE.formatted("daily", false, "1 day", "max(\"value\") AS \"peak\""));
        return new CrashScenario("new aggregate over rows", everythingOld(), with);
    }

    /** An aggregate whose query is another one: it is made anew beside the old one, after the transaction. */
    private static CrashScenario changedQuery() {
        Declarations changed = new Declarations();
        add(changed, "metric", withPolicies(oldTable()));
        aggregate(
                changed,
                "hourly",
                AGGREGATE.formatted("hourly", true, "1 hour", "count(*) AS \"rows\", max(\"value\") AS \"peak\""),
                REFRESH.formatted("hourly", "INTERVAL '50 years'", "1 hour"));
        return new CrashScenario("changed query of an aggregate", everythingOld(), changed);
    }

    private static Declarations everythingOld() {
        Declarations old = new Declarations();
        add(old, "metric", withPolicies(oldTable()));
        aggregate(
                old,
                "hourly",
                AGGREGATE.formatted("hourly", true, "1 hour", "count(*) AS \"rows\""),
                REFRESH.formatted("hourly", "INTERVAL '50 years'", "1 hour"));
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
        Declarations changed = new Declarations();
        add(changed, "metric", table);
        add(changed, "event", event());
        aggregate(
                changed,
                "hourly",
                AGGREGATE.formatted("hourly", true, "1 hour", "count(*) AS \"rows\""),
                REFRESH.formatted("hourly", "INTERVAL '30 days'", "2 hours"),
                "CREATE INDEX \"hourly_rows_idx\" ON \"hourly\" (\"rows\")",
                "COMMENT ON VIEW \"hourly\" IS 'rows by the hour'");
        if (newAggregate) {
            aggregate(changed, "daily", AGGREGATE.formatted("daily", false, "1 day", "max(\"value\") AS \"peak\""));
        }
        return changed;
    }

    private static List<String> oldTable() {
        return List.of(
                "CREATE TABLE \"metric\" (\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer,"
                        + " \"level\" integer)",
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

    private static void add(Declarations declarations, String table, List<String> statements) {
        declarations.add(
                Kind.HYPERTABLE, "a." + table, RelationName.parse(table), null, Set.of(), List.copyOf(statements));
    }

    private static void aggregate(Declarations declarations, String view, String... statements) {
        declarations.add(
                Kind.CONTINUOUS_AGGREGATE,
                "b." + view,
                RelationName.parse(view),
                RelationName.parse("metric"),
                Set.of(),
                List.of(statements));
    }
}
