package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;

import java.util.List;
import java.util.stream.Stream;

/** The part of the matrix about several refresh policies, about aggregates with more to them, and about aggregates over those. */
final class PolicyTransitions {

    private static final String REFRESH = "policy_refresh_continuous_aggregate";

    /** The end of a policy that says nothing about batches. */
    private static final String IN_ONE_PART = ", buckets_per_batch => 0";

    private PolicyTransitions() {}

    static List<Transition> all() {
        return Stream.of(refreshes(), aggregates(), children())
                .flatMap(List::stream)
                .toList();
    }

    /** A refresh policy as it is declared, or with its schema as it is added. */
    private static String refresh(String relation, String start, String end, String every, String more) {
        return "SELECT add_continuous_aggregate_policy('" + relation + "', start_offset => " + start
                + ", end_offset => " + end + ", schedule_interval => " + every + more + ")";
    }

    private static String declared(String start, String end, String every) {
        return refresh("\"hourly\"", start, end, every, "");
    }

    private static String added(String start, String end, String every) {
        return refresh("\"matrix\".\"hourly\"", start, end, every, IN_ONE_PART);
    }

    private static String job(String view, String procedure) {
        return "\nFROM timescaledb_information.jobs j"
                + "\nJOIN timescaledb_information.continuous_aggregates a ON (j.hypertable_schema, j.hypertable_name) IN"
                + " ((a.view_schema, a.view_name),"
                + " (a.materialization_hypertable_schema, a.materialization_hypertable_name))"
                + "\nWHERE a.view_schema = 'matrix' AND a.view_name = '" + view + "' AND j.proc_name = '" + procedure
                + "'";
    }

    private static String window(String start, String end) {
        return job("hourly", REFRESH) + offset("start_offset", start) + offset("end_offset", end);
    }

    private static String offset(String key, String literal) {
        return literal.equals("NULL")
                ? "\nAND (j.config->>'" + key + "') IS NULL"
                : "\nAND CASE pg_catalog.jsonb_typeof(j.config->'" + key + "') WHEN 'string' THEN (j.config->>'" + key
                        + "')::interval END = " + literal;
    }

    private static List<Transition> refreshes() {
        String hour = "INTERVAL '01:00:00'";
        String day = "INTERVAL '1 day'";
        String two = "INTERVAL '2 days'";
        String month = "INTERVAL '30 days'";
        String quarter = "INTERVAL '00:15:00'";
        String alter = "SELECT alter_job(j.job_id, " + Transition.ZONE + ", %s)";
        return List.of(
                Transition.of(
                                "several refresh policies",
                                PLAIN.aggregate(declared("NULL", hour, hour)),
                                PLAIN.aggregate(
                                        declared(day, hour, quarter),
                                        declared(month, day, day),
                                        declared("NULL", month, "INTERVAL '7 days'")))
                        .says("ContinuousAggregate.refresh")
                        .there(
                                alter.formatted("schedule_interval => INTERVAL '00:15:00', config => j.config ||"
                                                + " '{\"start_offset\": \"1 day\"}'")
                                        + job("hourly", REFRESH),
                                added(month, day, day),
                                added("NULL", month, "INTERVAL '7 days'"))
                        .back(
                                "SELECT delete_job(j.job_id)" + window(month, day),
                                "SELECT delete_job(j.job_id)" + window("NULL", month),
                                alter.formatted("schedule_interval => INTERVAL '01:00:00', config => j.config ||"
                                                + " '{\"start_offset\": null}'")
                                        + window(day, hour)),
                Transition.of(
                                "one of several refresh policies",
                                PLAIN.aggregate(declared(day, hour, quarter), declared(month, day, day)),
                                PLAIN.aggregate(declared(day, hour, hour), declared(month, day, day)))
                        .says("Refresh.every")
                        .there(alter.formatted("schedule_interval => INTERVAL '01:00:00'") + window(day, hour))
                        .back(alter.formatted("schedule_interval => INTERVAL '00:15:00'") + window(day, hour)),
                // Whichever makes room comes first: at no moment do two overlap.
                Transition.of(
                                "border between refresh policies",
                                PLAIN.aggregate(declared(day, hour, quarter), declared(month, day, day)),
                                PLAIN.aggregate(declared(two, hour, quarter), declared(month, two, day)))
                        .says("Refresh.start", "Refresh.end")
                        .there(
                                alter.formatted("config => j.config || '{\"end_offset\": \"2 days\"}'")
                                        + window(month, day),
                                alter.formatted("config => j.config || '{\"start_offset\": \"2 days\"}'")
                                        + window(day, hour))
                        .back(
                                alter.formatted("config => j.config || '{\"start_offset\": \"1 day\"}'")
                                        + window(two, hour),
                                alter.formatted("config => j.config || '{\"end_offset\": \"1 day\"}'")
                                        + window(month, two)),
                Transition.of(
                                "batches of a refresh policy",
                                PLAIN.aggregate(declared(day, hour, quarter)),
                                PLAIN.aggregate(
                                        refresh(
                                                "\"hourly\"",
                                                day,
                                                hour,
                                                quarter,
                                                ", buckets_per_batch => 5, max_batches_per_execution => 3, refresh_newest_first => false")))
                        .says("Refresh.bucketsPerBatch", "Refresh.maxBatches", "Refresh.newestFirst")
                        .there(alter.formatted("config => j.config || '{\"buckets_per_batch\": 5,"
                                        + " \"max_batches_per_execution\": 3, \"refresh_newest_first\": false}'")
                                + job("hourly", REFRESH))
                        .back(alter.formatted("config => j.config - 'max_batches_per_execution' -"
                                        + " 'refresh_newest_first' || '{\"buckets_per_batch\": 0}'")
                                + job("hourly", REFRESH)));
    }

    private static List<Transition> aggregates() {
        String view = "ALTER MATERIALIZED VIEW \"%s\" SET (timescaledb.compress, timescaledb.compress_segmentby ="
                + " '\"device\"', timescaledb.compress_orderby = '%s')";
        String policy =
                "SELECT add_compression_policy('\"%s\"', compress_after => INTERVAL '%s', schedule_interval => INTERVAL '%s')";
        String window = declared("INTERVAL '30 days'", "INTERVAL '01:00:00'", "INTERVAL '01:00:00'");
        String hourly = "matrix\".\"hourly";
        String chunks = "SELECT set_chunk_time_interval('\"%s\"', INTERVAL '%s')";
        return List.of(
                Transition.of(
                                "columnstore of an aggregate",
                                PLAIN.aggregate(window),
                                PLAIN.aggregate(
                                        view.formatted("hourly", "\"hour\" DESC"),
                                        window,
                                        policy.formatted("hourly", "60 days", "12:00:00")))
                        .says("Columnstore.segmentBy")
                        .there(view.formatted(hourly, "hour DESC"), policy.formatted(hourly, "60 days", "12:00:00"))
                        .back(
                                "ALTER MATERIALIZED VIEW \"matrix\".\"hourly\" SET (timescaledb.compress = false)",
                                "SELECT remove_compression_policy('\"matrix\".\"hourly\"')"),
                Transition.of(
                                "columnstore policy of an aggregate",
                                PLAIN.aggregate(
                                        view.formatted("hourly", "\"hour\" DESC"),
                                        window,
                                        policy.formatted("hourly", "60 days", "12:00:00")),
                                PLAIN.aggregate(
                                        view.formatted("hourly", "\"hour\" DESC"),
                                        window,
                                        policy.formatted("hourly", "90 days", "1 day")))
                        .says("Columnstore.after", "Columnstore.every")
                        .there("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '1 day', config => j.config ||"
                                + " '{\"compress_after\": \"90 days\"}')" + job("hourly", "policy_compression"))
                        .back("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '12:00:00', config => j.config"
                                + " || '{\"compress_after\": \"60 days\"}')" + job("hourly", "policy_compression")),
                Transition.of(
                                "comment of an aggregate",
                                PLAIN.aggregate("COMMENT ON VIEW \"hourly\" IS 'one'"),
                                PLAIN.aggregate(
                                        "COMMENT ON VIEW \"hourly\" IS 'two'",
                                        "COMMENT ON COLUMN \"hourly\".\"rows\" IS 'it''s'"))
                        .says("ContinuousAggregate.comment", "Column.comment")
                        .there(
                                "COMMENT ON VIEW \"matrix\".\"hourly\" IS 'two'",
                                "COMMENT ON COLUMN \"matrix\".\"hourly\".\"rows\" IS 'it''s'")
                        .back(
                                "COMMENT ON VIEW \"matrix\".\"hourly\" IS 'one'",
                                "COMMENT ON COLUMN \"matrix\".\"hourly\".\"rows\" IS NULL"),
                Transition.of(
                                "chunk interval of an aggregate",
                                PLAIN.aggregate(chunks.formatted("hourly", "20 days")),
                                PLAIN.aggregate(chunks.formatted("hourly", "40 days")))
                        .says("ContinuousAggregate.chunkInterval")
                        .there(chunks.formatted(hourly, "40 days"))
                        .back(chunks.formatted(hourly, "20 days")),
                Transition.of(
                                "schedule of a retention",
                                PLAIN.table(retention("metric", "10 years", "1 day")),
                                PLAIN.table(retention("metric", "10 years", "7 days")))
                        .there("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '7 days')" + ofTable())
                        .back("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", schedule_interval => INTERVAL '1 day')" + ofTable()));
    }

    private static String retention(String relation, String after, String every) {
        return "SELECT add_retention_policy('\"" + relation + "\"', drop_after => INTERVAL '" + after
                + "', schedule_interval => INTERVAL '" + every + "')";
    }

    private static String ofTable() {
        return "\nFROM timescaledb_information.jobs j\nWHERE j.hypertable_schema = 'matrix' AND j.hypertable_name ="
                + " 'metric' AND j.proc_name = 'policy_retention'";
    }

    private static List<Transition> children() {
        String view = "ALTER MATERIALIZED VIEW \"matrix\".\"daily\" SET ";
        String refresh = refresh("\"daily\"", "NULL", "INTERVAL '1 day'", "INTERVAL '%s'", "");
        String added = refresh("\"matrix\".\"daily\"", "NULL", "INTERVAL '1 day'", "INTERVAL '%s'", IN_ONE_PART);
        String removed = "SELECT remove_continuous_aggregate_policy('\"matrix\".\"daily\"')";
        return List.of(
                // Up to 2.23 some releases do not let the refresh policy of such an aggregate be altered.
                Transition.of(
                                "refresh policy of an aggregate over an aggregate",
                                PLAIN.daily(refresh.formatted("1 day")),
                                PLAIN.daily(refresh.formatted("2 days")))
                        .says("ContinuousAggregate.refreshEvery")
                        .there(removed, added.formatted("2 days"))
                        .back(removed, added.formatted("1 day")),
                Transition.of(
                                "retention of an aggregate over an aggregate",
                                PLAIN.daily(),
                                PLAIN.daily(retention("daily", "10 years", "1 day")))
                        .says("ContinuousAggregate.retention")
                        .there(retention("matrix\".\"daily", "10 years", "1 day"))
                        .back("SELECT remove_retention_policy('\"matrix\".\"daily\"')"),
                Transition.of(
                                "columnstore of an aggregate over an aggregate",
                                PLAIN.daily(),
                                PLAIN.daily("ALTER MATERIALIZED VIEW \"daily\" SET (timescaledb.compress,"
                                        + " timescaledb.compress_segmentby = '', timescaledb.compress_orderby ="
                                        + " '\"day\" DESC')"))
                        .there(view + "(timescaledb.compress, timescaledb.compress_segmentby = '',"
                                + " timescaledb.compress_orderby = 'day DESC')")
                        .back(view + "(timescaledb.compress = false)"),
                Transition.of(
                                "index and comment of an aggregate over an aggregate",
                                PLAIN.daily("COMMENT ON VIEW \"daily\" IS 'one'"),
                                PLAIN.daily(
                                        "CREATE INDEX \"daily_rows_idx\" ON \"daily\" (\"rows\")",
                                        "COMMENT ON VIEW \"daily\" IS 'two'"))
                        .says("ContinuousAggregate.indexes", "ContinuousAggregate.comment")
                        .there(
                                "CREATE INDEX \"daily_rows_idx\" ON \"matrix\".\"daily\" USING btree (rows)",
                                "COMMENT ON VIEW \"matrix\".\"daily\" IS 'two'")
                        .back("COMMENT ON VIEW \"matrix\".\"daily\" IS 'one'"),
                // Its parent is what the child reads: nothing but the view changes.
                Transition.of(
                                "parent of an aggregate over an aggregate",
                                PLAIN.aggregate(retention("hourly", "10 years", "1 day"))
                                        .daily(),
                                PLAIN.aggregate(retention("hourly", "20 years", "1 day"))
                                        .daily())
                        .says("ContinuousAggregate.retention")
                        .there("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", config => j.config || '{\"drop_after\": \"20 years\"}')"
                                + job("hourly", "policy_retention"))
                        .back("SELECT alter_job(j.job_id, " + Transition.ZONE
                                + ", config => j.config || '{\"drop_after\": \"10 years\"}')"
                                + job("hourly", "policy_retention")));
    }
}
