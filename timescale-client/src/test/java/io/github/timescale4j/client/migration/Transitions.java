package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.COLUMNS;
import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;

import java.util.List;

/** The matrix. A new property is a new line. */
final class Transitions {

    private static final String TABLE = "ALTER TABLE \"matrix\".\"metric\" ";
    private static final String VIEW = "ALTER MATERIALIZED VIEW \"matrix\".\"hourly\" ";
    private static final String JOB = "\nFROM timescaledb_information.jobs j";
    private static final String TABLE_JOB =
            JOB + "\nWHERE j.hypertable_schema = 'matrix' AND j.hypertable_name = 'metric' AND j.proc_name = ";
    private static final String VIEW_JOB = JOB
            + "\nJOIN timescaledb_information.continuous_aggregates a ON (j.hypertable_schema, j.hypertable_name) IN"
            + " ((a.view_schema, a.view_name),"
            + " (a.materialization_hypertable_schema, a.materialization_hypertable_name))"
            + "\nWHERE a.view_schema = 'matrix' AND a.view_name = 'hourly' AND j.proc_name = ";
    private static final String CREATE_INDEX = "CREATE INDEX \"metric_device_idx\" ON \"metric\" ";
    private static final String RETENTION =
            "SELECT add_retention_policy('\"metric\"', drop_after => INTERVAL '%s', schedule_interval => INTERVAL '1 day')";
    private static final String REFRESH = "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => %s,"
            + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '%s')";
    private static final String COLUMNSTORE = "ALTER TABLE \"metric\" SET (timescaledb.compress,"
            + " timescaledb.compress_segmentby = '%s', timescaledb.compress_orderby = '\"time\" DESC')";
    private static final String COMPRESSION =
            "SELECT add_compression_policy('\"metric\"', compress_after => INTERVAL '%s', schedule_interval => INTERVAL '1 day')";

    private Transitions() {}

    static List<Transition> all() {
        return java.util.stream.Stream.of(
                        columns(),
                        KeyTransitions.all(),
                        storage(),
                        policies(),
                        aggregates(),
                        NumberTransitions.all(),
                        PolicyTransitions.all(),
                        StorageTransitions.all(),
                        RebuildTransitions.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Transition> columns() {
        return List.of(
                Transition.of("nullable column", PLAIN, PLAIN.columns(COLUMNS + ", \"unit\" text"))
                        .there(TABLE + "ADD COLUMN \"unit\" text"),
                Transition.of(
                                "column with a default",
                                PLAIN,
                                PLAIN.columns(COLUMNS + ", \"unit\" text NOT NULL DEFAULT 'W'"))
                        .says("Column.defaultValue")
                        .there(TABLE + "ADD COLUMN \"unit\" text DEFAULT 'W'::text NOT NULL"),
                Transition.of("default", PLAIN.columns(COLUMNS + " DEFAULT 1"), PLAIN.columns(COLUMNS + " DEFAULT 2"))
                        .says("Column.defaultValue")
                        .there(TABLE + "ALTER COLUMN \"value\" SET DEFAULT 2")
                        .back(TABLE + "ALTER COLUMN \"value\" SET DEFAULT 1"),
                Transition.of("default that goes", PLAIN.columns(COLUMNS + " DEFAULT 1"), PLAIN)
                        .says("Column.defaultValue")
                        .there(TABLE + "ALTER COLUMN \"value\" DROP DEFAULT")
                        .back(TABLE + "ALTER COLUMN \"value\" SET DEFAULT 1"),
                Transition.of("nullability", PLAIN, PLAIN.columns(COLUMNS + " NOT NULL"))
                        .there(TABLE + "ALTER COLUMN \"value\" SET NOT NULL")
                        .back(TABLE + "ALTER COLUMN \"value\" DROP NOT NULL"),
                Transition.of("type", PLAIN, PLAIN.columns(COLUMNS.replace("integer", "bigint")))
                        .says("Column.type")
                        .there(TABLE + "ALTER COLUMN \"value\" TYPE bigint USING \"value\"::bigint")
                        .back(TABLE + "ALTER COLUMN \"value\" TYPE integer USING \"value\"::integer"),
                Transition.of("order of columns", PLAIN, PLAIN.columns(reversed())),
                Transition.of(
                                "column that is not declared any more",
                                PLAIN.columns(COLUMNS + " NOT NULL"),
                                PLAIN.columns("\"time\" timestamptz NOT NULL, \"device\" text NOT NULL"))
                        .there(TABLE + "ALTER COLUMN \"value\" DROP NOT NULL")
                        .back(TABLE + "ALTER COLUMN \"value\" SET NOT NULL"),
                Transition.of(
                                "comments",
                                PLAIN.table("COMMENT ON TABLE \"metric\" IS 'one'"),
                                PLAIN.table("COMMENT ON COLUMN \"metric\".\"value\" IS 'it''s'"))
                        .says("TimeSeries.comment", "Column.comment")
                        .there(
                                "COMMENT ON TABLE \"matrix\".\"metric\" IS NULL",
                                "COMMENT ON COLUMN \"matrix\".\"metric\".\"value\" IS 'it''s'")
                        .back(
                                "COMMENT ON TABLE \"matrix\".\"metric\" IS 'one'",
                                "COMMENT ON COLUMN \"matrix\".\"metric\".\"value\" IS NULL"));
    }

    private static String reversed() {
        return "\"value\" integer, \"device\" text NOT NULL, \"time\" timestamptz NOT NULL";
    }

    private static List<Transition> storage() {
        return List.of(
                Transition.of("chunk interval", PLAIN, PLAIN.chunks("7 days"))
                        .says("TimeSeries.partitionBy")
                        .there("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', INTERVAL '7 days')")
                        .back("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', INTERVAL '1 day')"),
                Transition.of("hash partitions", PLAIN.table(partitions(2)), PLAIN.table(partitions(4)))
                        .says("SpacePartition.partitions")
                        .there("SELECT set_number_partitions('\"matrix\".\"metric\"', 4, 'device')")
                        .back("SELECT set_number_partitions('\"matrix\".\"metric\"', 2, 'device')"),
                Transition.of(
                                "index",
                                PLAIN.table(CREATE_INDEX + "(\"device\", \"time\")"),
                                PLAIN.table(CREATE_INDEX + "(\"device\", \"time\" DESC)"))
                        .says("TimeSeries.indexes")
                        .there(
                                "DROP INDEX \"matrix\".\"metric_device_idx\"",
                                "CREATE INDEX \"metric_device_idx\" ON \"matrix\".\"metric\" USING btree (device, \"time\" DESC)")
                        .back(
                                "DROP INDEX \"matrix\".\"metric_device_idx\"",
                                "CREATE INDEX \"metric_device_idx\" ON \"matrix\".\"metric\" USING btree (device, \"time\")"),
                Transition.of("new index", PLAIN, PLAIN.table(CREATE_INDEX + "USING hash (\"device\")"))
                        .says("TimeSeries.indexes")
                        .there("CREATE INDEX \"metric_device_idx\" ON \"matrix\".\"metric\" USING hash (device)"),
                Transition.of("check", PLAIN.columns(COLUMNS + check(0)), PLAIN.columns(COLUMNS + check(-1)))
                        .says("Column.check")
                        .there(
                                TABLE + "DROP CONSTRAINT \"metric_value_check\"",
                                TABLE + "ADD CONSTRAINT \"metric_value_check\" CHECK ((value > '-1'::integer))")
                        .back(
                                TABLE + "DROP CONSTRAINT \"metric_value_check\"",
                                TABLE + "ADD CONSTRAINT \"metric_value_check\" CHECK ((value > 0))"),
                Transition.of(
                                "primary key",
                                PLAIN,
                                PLAIN.columns(
                                        COLUMNS + ", CONSTRAINT \"metric_pkey\" PRIMARY KEY (\"device\", \"time\")"))
                        .says("TimeSeries.primaryKey")
                        .there(TABLE + "ADD CONSTRAINT \"metric_pkey\" PRIMARY KEY (device, \"time\")"),
                Transition.of("columnstore", PLAIN, PLAIN.table(COLUMNSTORE.formatted("\"device\"")))
                        .says("Columnstore.segmentBy")
                        .there(TABLE + "SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
                                + " timescaledb.compress_orderby = '\"time\" DESC')")
                        .back(TABLE + "SET (timescaledb.compress = false)"),
                Transition.of(
                                "columns with defaults beside a columnstore",
                                PLAIN.table(COLUMNSTORE.formatted("\"device\"")),
                                PLAIN.columns(COLUMNS
                                                + ", \"unit\" text NOT NULL DEFAULT 'W', \"low\" float8 DEFAULT -0.5,"
                                                + " \"tags\" text[] NOT NULL DEFAULT '{}', \"n\" integer DEFAULT 1")
                                        .table(COLUMNSTORE.formatted("\"device\"")))
                        .there(
                                TABLE + "ADD COLUMN \"unit\" text DEFAULT 'W' NOT NULL",
                                TABLE + "ADD COLUMN \"low\" double precision DEFAULT '-0.5'",
                                TABLE + "ALTER COLUMN \"low\" SET DEFAULT '-0.5'::numeric",
                                TABLE + "ADD COLUMN \"tags\" text[] DEFAULT '{}' NOT NULL",
                                TABLE + "ADD COLUMN \"n\" integer DEFAULT 1"),
                Transition.of(
                                "order of a columnstore",
                                PLAIN.table(COLUMNSTORE.formatted("\"device\"")),
                                PLAIN.table(COLUMNSTORE
                                        .formatted("\"device\"")
                                        .replace("'\"time\" DESC'", "'\"value\", \"time\" DESC'")))
                        .says("Columnstore.orderBy")
                        .there(TABLE + "SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
                                + " timescaledb.compress_orderby = 'value,\"time\" DESC')")
                        .back(TABLE + "SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
                                + " timescaledb.compress_orderby = '\"time\" DESC')"),
                Transition.of(
                                "columnstore settings",
                                PLAIN.table(COLUMNSTORE.formatted("\"device\"")),
                                PLAIN.table(COLUMNSTORE.formatted("")))
                        .says("Columnstore.segmentBy")
                        .there(TABLE + "SET (timescaledb.compress, timescaledb.compress_segmentby = '',"
                                + " timescaledb.compress_orderby = '\"time\" DESC')")
                        .back(TABLE + "SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
                                + " timescaledb.compress_orderby = '\"time\" DESC')"));
    }

    private static String partitions(int number) {
        return "SELECT add_dimension('\"metric\"', 'device', number_partitions => " + number + ")";
    }

    private static String check(int limit) {
        return ", CONSTRAINT \"metric_value_check\" CHECK (\"value\" > " + limit + ")";
    }

    private static List<Transition> policies() {
        String added = "SELECT add_retention_policy('\"matrix\".\"metric\"', drop_after => INTERVAL '%s',"
                + " schedule_interval => INTERVAL '1 day')";
        String after = "SELECT alter_job(j.job_id, " + Transition.ZONE + ", config => j.config || '{\"%s\": \"%s\"}')";
        return List.of(
                Transition.of("retention", PLAIN, PLAIN.table(RETENTION.formatted("10 years")))
                        .says("TimeSeries.retention")
                        .there(added.formatted("10 years"))
                        .back("SELECT remove_retention_policy('\"matrix\".\"metric\"')"),
                Transition.of(
                                "length of retention",
                                PLAIN.table(RETENTION.formatted("10 years")),
                                PLAIN.table(RETENTION.formatted("20 years")))
                        .says("TimeSeries.retention")
                        .there(after.formatted("drop_after", "20 years") + TABLE_JOB + "'policy_retention'")
                        .back(after.formatted("drop_after", "10 years") + TABLE_JOB + "'policy_retention'"),
                Transition.of(
                                "columnstore policy",
                                PLAIN.table(COLUMNSTORE.formatted("\"device\""), COMPRESSION.formatted("7 days")),
                                PLAIN.table(COLUMNSTORE.formatted("\"device\""), COMPRESSION.formatted("14 days")))
                        .says("Columnstore.after")
                        .there(after.formatted("compress_after", "14 days") + TABLE_JOB + "'policy_compression'")
                        .back(after.formatted("compress_after", "7 days") + TABLE_JOB + "'policy_compression'"),
                Transition.of(
                                "schedule of a columnstore policy",
                                PLAIN.table(COLUMNSTORE.formatted("\"device\""), COMPRESSION.formatted("7 days")),
                                PLAIN.table(
                                        COLUMNSTORE.formatted("\"device\""),
                                        COMPRESSION.formatted("7 days").replace("'1 day'", "'12 hours'")))
                        .says("Columnstore.every")
                        .there("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '12:00:00')" + TABLE_JOB + "'policy_compression'")
                        .back("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '1 day')" + TABLE_JOB + "'policy_compression'"),
                Transition.of(
                                "end of a refresh policy",
                                PLAIN.aggregate(REFRESH.formatted("NULL", "1 hour")),
                                PLAIN.aggregate(REFRESH.formatted("NULL", "1 hour")
                                        .replace("end_offset => INTERVAL '1 hour'", "end_offset => INTERVAL '1 day'")))
                        .says("ContinuousAggregate.refreshEnd")
                        .there(after.formatted("end_offset", "1 day") + VIEW_JOB
                                + "'policy_refresh_continuous_aggregate'")
                        .back(after.formatted("end_offset", "01:00:00") + VIEW_JOB
                                + "'policy_refresh_continuous_aggregate'"),
                // At no moment does a refresh reach behind what is kept, or it would delete buckets.
                Transition.of(
                                "retention together with the refresh that it bounds",
                                PLAIN.table(RETENTION.formatted("10 years"))
                                        .aggregate(REFRESH.formatted("INTERVAL '9 years'", "1 hour")),
                                PLAIN.table(RETENTION.formatted("20 years"))
                                        .aggregate(REFRESH.formatted("INTERVAL '19 years'", "1 hour")))
                        .says("TimeSeries.retention", "ContinuousAggregate.refreshStart")
                        .there(
                                after.formatted("drop_after", "20 years") + TABLE_JOB + "'policy_retention'",
                                after.formatted("start_offset", "19 years") + VIEW_JOB
                                        + "'policy_refresh_continuous_aggregate'")
                        .back(
                                after.formatted("start_offset", "9 years") + VIEW_JOB
                                        + "'policy_refresh_continuous_aggregate'",
                                after.formatted("drop_after", "10 years") + TABLE_JOB + "'policy_retention'"),
                Transition.of(
                                "refresh policy",
                                PLAIN.aggregate(REFRESH.formatted("NULL", "1 hour")),
                                PLAIN.aggregate(REFRESH.formatted("INTERVAL '30 days'", "2 hours")))
                        .says("ContinuousAggregate.refreshStart", "ContinuousAggregate.refreshEvery")
                        .there("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '02:00:00', config => j.config ||"
                                + " '{\"start_offset\": \"30 days\"}')" + VIEW_JOB
                                + "'policy_refresh_continuous_aggregate'")
                        .back("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '01:00:00', config => j.config ||"
                                + " '{\"start_offset\": null}')" + VIEW_JOB
                                + "'policy_refresh_continuous_aggregate'"),
                Transition.of("refresh policy that goes", PLAIN.aggregate(REFRESH.formatted("NULL", "1 hour")), PLAIN)
                        .says("ContinuousAggregate.manualRefresh")
                        .there("SELECT remove_continuous_aggregate_policy('\"matrix\".\"hourly\"')")
                        .back("SELECT add_continuous_aggregate_policy('\"matrix\".\"hourly\"', start_offset => NULL,"
                                + " end_offset => INTERVAL '01:00:00', schedule_interval => INTERVAL '01:00:00',"
                                + " buckets_per_batch => 0)"));
    }

    private static List<Transition> aggregates() {
        return List.of(
                Transition.of("materialized only", PLAIN, PLAIN.materialized())
                        .says("ContinuousAggregate.materializedOnly")
                        .there(VIEW + "SET (timescaledb.materialized_only = true)")
                        .back(VIEW + "SET (timescaledb.materialized_only = false)"),
                Transition.of(
                                "index of an aggregate",
                                PLAIN,
                                PLAIN.aggregate("CREATE INDEX \"hourly_rows_idx\" ON \"hourly\" (\"rows\")"))
                        .says("ContinuousAggregate.indexes")
                        .there("CREATE INDEX \"hourly_rows_idx\" ON \"matrix\".\"hourly\" USING btree (rows)"),
                Transition.of(
                                "retention of an aggregate",
                                PLAIN,
                                PLAIN.aggregate(RETENTION.formatted("10 years").replace("metric", "hourly")))
                        .says("ContinuousAggregate.retention")
                        .there("SELECT add_retention_policy('\"matrix\".\"hourly\"', drop_after => INTERVAL '10 years',"
                                + " schedule_interval => INTERVAL '1 day')")
                        .back("SELECT remove_retention_policy('\"matrix\".\"hourly\"')"));
    }
}
