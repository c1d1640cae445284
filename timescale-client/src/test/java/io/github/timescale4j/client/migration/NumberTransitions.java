package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.Form.COUNTED;

import java.util.List;

/** The lines of the matrix for a time that is a number. */
final class NumberTransitions {

    private static final String TABLE_JOB = "\nFROM timescaledb_information.jobs j"
            + "\nWHERE j.hypertable_schema = 'matrix' AND j.hypertable_name = 'metric' AND j.proc_name = ";
    private static final String VIEW_JOB = "\nFROM timescaledb_information.jobs j"
            + "\nJOIN timescaledb_information.continuous_aggregates a ON (j.hypertable_schema, j.hypertable_name) IN"
            + " ((a.view_schema, a.view_name),"
            + " (a.materialization_hypertable_schema, a.materialization_hypertable_name))"
            + "\nWHERE a.view_schema = 'matrix' AND a.view_name = 'hourly' AND j.proc_name = ";
    private static final String REGISTER = "SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')";
    private static final String RETENTION =
            "SELECT add_retention_policy('\"metric\"', drop_after => BIGINT '%s', schedule_interval => INTERVAL '1 day')";
    private static final String COLUMNSTORE = "ALTER TABLE \"metric\" SET (timescaledb.compress,"
            + " timescaledb.compress_segmentby = '\"device\"', timescaledb.compress_orderby = '\"time\" DESC')";
    private static final String COMPRESSION =
            "SELECT add_compression_policy('\"metric\"', compress_after => BIGINT '%s', schedule_interval => INTERVAL '1 day')";
    private static final String REFRESH = "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => %s,"
            + " end_offset => BIGINT '%s', schedule_interval => INTERVAL '1 hour')";

    private NumberTransitions() {}

    private static String clock(String query) {
        return "CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS '" + query + "'";
    }

    private static String rewritten(String query) {
        return "CREATE OR REPLACE FUNCTION \"matrix\".\"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS '" + query
                + "'";
    }

    private static Transition.Form told() {
        return COUNTED.table(clock("SELECT 1::bigint"), REGISTER);
    }

    private static String set(String key, String value) {
        return "SELECT alter_job(j.job_id, " + Transition.ZONE + ", config => j.config || '{\"" + key + "\": " + value
                + "}')";
    }

    static List<Transition> all() {
        String register = "SELECT set_integer_now_func('\"matrix\".\"metric\"', '%s', replace_if_exists => true)";
        String foreign = "SELECT set_integer_now_func('\"metric\"', '\"pg_catalog\" .\"txid_current\"')";
        return List.of(
                Transition.of("chunk interval of numbers", told(), told().chunks("604800000"))
                        .says("TimeSeries.partitionBy")
                        .there("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', BIGINT '604800000')")
                        .back("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', BIGINT '86400000')"),
                Transition.of("what tells the present", told(), COUNTED.table(clock("SELECT 2::bigint"), REGISTER))
                        .says("TimeSeries.timeUnit")
                        .there(rewritten("SELECT 2::bigint"))
                        .back(rewritten("SELECT 1::bigint")),
                Transition.of("function that others made", told(), COUNTED.table(foreign))
                        .says("TimeSeries.nowFunction")
                        .there(register.formatted("\"pg_catalog\".\"txid_current\""))
                        .back(rewritten("SELECT 1::bigint"), register.formatted("\"matrix\".\"metric_now\"")),
                Transition.of(
                                "length of retention in numbers",
                                told().table(RETENTION.formatted("315360000000")),
                                told().table(RETENTION.formatted("630720000000")))
                        .says("TimeSeries.retention")
                        .there(set("drop_after", "630720000000") + TABLE_JOB + "'policy_retention'")
                        .back(set("drop_after", "315360000000") + TABLE_JOB + "'policy_retention'"),
                Transition.of("retention in numbers", told(), told().table(RETENTION.formatted("315360000000")))
                        .says("TimeSeries.retention")
                        .there(
                                "SELECT add_retention_policy('\"matrix\".\"metric\"', drop_after => BIGINT '315360000000',"
                                        + " schedule_interval => INTERVAL '1 day')")
                        .back("SELECT remove_retention_policy('\"matrix\".\"metric\"')"),
                Transition.of(
                                "columnstore policy in numbers",
                                told().table(COLUMNSTORE, COMPRESSION.formatted("604800000")),
                                told().table(COLUMNSTORE, COMPRESSION.formatted("1209600000")))
                        .says("Columnstore.after")
                        .there(set("compress_after", "1209600000") + TABLE_JOB + "'policy_compression'")
                        .back(set("compress_after", "604800000") + TABLE_JOB + "'policy_compression'"),
                Transition.of(
                                "refresh policy in numbers",
                                told().aggregate(REFRESH.formatted("NULL", "3600000")),
                                told().aggregate(REFRESH.formatted("BIGINT '2592000000'", "3600000")))
                        .says("ContinuousAggregate.refreshStart")
                        .there(set("start_offset", "2592000000") + VIEW_JOB + "'policy_refresh_continuous_aggregate'")
                        .back(set("start_offset", "null") + VIEW_JOB + "'policy_refresh_continuous_aggregate'"));
    }
}
