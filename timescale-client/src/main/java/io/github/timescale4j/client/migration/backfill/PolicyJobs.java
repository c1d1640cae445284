package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.catalog.JobZone;
import io.github.timescale4j.client.migration.difference.RefreshBatches;
import io.github.timescale4j.schema.Literal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of an aggregate that is to be replaced, and what somebody has set on their jobs.
 *
 * @param jobs the jobs
 */
record PolicyJobs(List<Job> jobs) {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRebuild.class);

    /** What a policy is about; the rest of its configuration says how it goes about it. */
    private static final String SUBJECT = "ARRAY['hypertable_id', 'mat_hypertable_id', 'start_offset', 'end_offset',"
            + " 'drop_after', 'drop_created_before', 'compress_after', 'compress_created_before', 'index_name']";

    private static final String BUCKETS = "buckets_per_batch";

    /** The refresh comes first: some releases demand one before they take a policy for the columnstore. */
    private static final String JOBS = """
            SELECT j.job_id, j.proc_name, j.schedule_interval::text AS schedule, j.scheduled,
                   j.fixed_schedule, j.initial_start,
                   (SELECT b.timezone FROM _timescaledb_config.bgw_job b WHERE b.id = j.job_id) AS timezone,
                   j.config ->> 'start_offset' AS start_offset, j.config ->> 'end_offset' AS end_offset,
                   j.config ->> 'drop_after' AS drop_after, j.config ->> 'drop_created_before' AS created_before,
                   j.config ->> 'compress_after' AS compress_after, (j.config - %s)::text AS options
            FROM timescaledb_information.jobs j
            WHERE ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))
              AND j.proc_name IN ('policy_refresh_continuous_aggregate', 'policy_retention', 'policy_compression')
            ORDER BY j.proc_name <> 'policy_refresh_continuous_aggregate', j.proc_name, j.job_id""".formatted(SUBJECT);

    /**
     * A policy.
     *
     * @param options what else its configuration holds, as JSON
     */
    record Job(
            int id,
            String kind,
            String schedule,
            boolean scheduled,
            boolean fixed,
            @Nullable Instant initialStart,
            @Nullable String timeZone,
            @Nullable String startOffset,
            @Nullable String endOffset,
            @Nullable String dropAfter,
            @Nullable String createdBefore,
            @Nullable String compressAfter,
            String options) {

        private static Job read(ResultSet row) throws SQLException {
            return new Job(
                    row.getInt("job_id"),
                    row.getString("proc_name"),
                    row.getString("schedule"),
                    row.getBoolean("scheduled"),
                    row.getBoolean("fixed_schedule"),
                    Sql.instant(row, "initial_start"),
                    row.getString("timezone"),
                    row.getString("start_offset"),
                    row.getString("end_offset"),
                    row.getString("drop_after"),
                    row.getString("created_before"),
                    row.getString("compress_after"),
                    row.getString("options"));
        }

        boolean isRefresh() {
            return kind.equals("policy_refresh_continuous_aggregate");
        }

        /** How a policy of this kind is added. */
        String function() {
            return switch (kind) {
                case "policy_retention" -> "add_retention_policy";
                case "policy_compression" -> "add_compression_policy";
                default -> "add_continuous_aggregate_policy";
            };
        }
    }

    static PolicyJobs of(Connection connection, AggregateFacts aggregate) throws SQLException {
        return new PolicyJobs(Sql.list(
                connection,
                JOBS,
                Job::read,
                aggregate.materialization().schema(),
                aggregate.materialization().name(),
                aggregate.name().schema(),
                aggregate.name().name()));
    }

    /**
     * Adds the policies that somebody added at run time, which are those that are not declared, and were not before either; and sets
     * on all jobs what somebody has set on the old ones.
     */
    void give(Connection connection, AggregateFacts aggregate, RebuildRequest request) throws SQLException {
        Set<String> present =
                of(connection, aggregate).jobs().stream().map(Job::kind).collect(Collectors.toSet());
        for (Job job : jobs) {
            if (declaring(connection, aggregate, request.previous(), job) == null) {
                if (!present.contains(job.kind())) {
                    add(connection, aggregate, job);
                } else if (job.isRefresh()) {
                    String what = "The refresh policy of " + aggregate.name() + " from " + job.startOffset() + " to "
                            + job.endOffset() + ", which is not declared, does not fit beside those that are, and";
                    unlessRefused(connection, what, () -> add(connection, aggregate, job));
                }
            }
        }
        for (Job job : of(connection, aggregate).jobs()) {
            for (Job old : jobs) {
                if (old.kind().equals(job.kind())
                        && (!job.isRefresh() || isSameEnd(connection, aggregate, end(aggregate, old), job))) {
                    set(connection, aggregate, request, old, job);
                }
            }
        }
    }

    /** Of refresh policies there may be several; they are told by their ends, since a retention may have moved their starts. */
    private static @Nullable String declaring(
            Connection connection, AggregateFacts aggregate, List<String> statements, Job job) throws SQLException {
        for (String statement : statements) {
            String end = PolicyText.end(statement);
            if (statement.contains(job.function())
                    && (!job.isRefresh() || end == null || isSameEnd(connection, aggregate, end, job))) {
                return statement;
            }
        }
        return null;
    }

    private static String end(AggregateFacts aggregate, Job job) {
        return aggregate.axis().offset(job.endOffset());
    }

    private static boolean isSameEnd(Connection connection, AggregateFacts aggregate, String end, Job job)
            throws SQLException {
        return Sql.isTrue(connection, "SELECT " + end + " IS NOT DISTINCT FROM " + end(aggregate, job));
    }

    /** What the server does not take, since another policy is in the way or the release cannot do it, is said and left out. */
    private static void unlessRefused(Connection connection, String what, Sql.Work work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            work.run();
        } catch (SQLException e) {
            connection.rollback(before);
            LOG.warn("{} is not kept: SQLSTATE {}, {}", what, e.getSQLState(), e.getMessage());
        }
    }

    private static void add(Connection connection, AggregateFacts aggregate, Job job) throws SQLException {
        String arguments = switch (job.kind()) {
            case "policy_retention" ->
                job.createdBefore() != null
                        ? "drop_created_before => " + interval(job.createdBefore())
                        : "drop_after => " + aggregate.axis().offset(job.dropAfter());
            case "policy_compression" -> "compress_after => " + aggregate.axis().offset(job.compressAfter());
            default ->
                "start_offset => " + aggregate.axis().offset(job.startOffset()) + ", end_offset => "
                        + end(aggregate, job);
        };
        Sql.list(
                connection,
                "SELECT " + aggregate.function(job.function()) + "("
                        + aggregate.name().regclass() + ", " + arguments + ", schedule_interval => "
                        + interval(job.schedule()) + ")",
                row -> row.getString(1));
    }

    /** What a declaration says, or said before, is not somebody else's to keep. */
    private static void set(Connection connection, AggregateFacts aggregate, RebuildRequest request, Job old, Job job)
            throws SQLException {
        String now =
                RefreshBatches.declared(String.valueOf(declaring(connection, aggregate, request.statements(), job)));
        String before = String.valueOf(declaring(connection, aggregate, request.previous(), job));
        List<String> arguments = new ArrayList<>();
        if (!old.scheduled() && job.scheduled()) {
            arguments.add("scheduled => false");
        }
        if (old.fixed() && !now.contains("initial_start => ") && !before.contains("initial_start => ")) {
            if (JobZone.isSettable(connection)) {
                arguments.add("fixed_schedule => true");
                arguments.add("initial_start => TIMESTAMPTZ " + Literal.quote(String.valueOf(old.initialStart())));
                arguments.add("timezone => " + (old.timeZone() == null ? "NULL" : Literal.quote(old.timeZone())));
            } else {
                LOG.warn(
                        "The fixed schedule of the {} of {} is not kept: this release cannot set it",
                        job.kind(),
                        aggregate.name());
            }
        }
        String of = "the " + job.kind() + " of " + aggregate.name();
        // The server forgets the zone whenever a job is altered without one, so that this comes first.
        boolean begins = RefreshBatches.leavesSizeOpen(now) && !RefreshBatches.leavesSizeOpen(before);
        String kept = kept(connection, old, job, now + before, begins);
        if (kept != null) {
            alter(
                    connection,
                    aggregate,
                    job,
                    "The setting " + kept + " of " + of,
                    "config => (SELECT config" + (isInBatches(old, kept, now) ? " - '" + BUCKETS + "'" : "")
                            + " FROM timescaledb_information.jobs WHERE job_id = " + job.id() + ") || "
                            + Literal.quote(kept) + "::jsonb");
        }
        if (!arguments.isEmpty()) {
            alter(connection, aggregate, job, "The schedule of " + of, String.join(", ", arguments));
        }
    }

    /** Whether somebody had asked for batches of a size that the server chooses, beside which the one part is not to stand. */
    private static boolean isInBatches(Job old, String kept, String declared) {
        return !declared.contains(BUCKETS + " => ")
                && !old.options().contains('"' + BUCKETS + '"')
                && (kept.contains("\"max_batches_per_execution\"") || kept.contains("\"refresh_newest_first\""));
    }

    /**
     * The options that differ and are not declared; {@code null} if there are none.
     *
     * @param begins whether the declaration begins to ask for batches, so that the one part does not stay
     */
    private static @Nullable String kept(Connection connection, Job old, Job job, String declared, boolean begins)
            throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT coalesce(pg_catalog.jsonb_object_agg(key, value)::text, '') FROM pg_catalog.jsonb_each(?::jsonb)"
                                + " WHERE value IS DISTINCT FROM ?::jsonb -> key"
                                + " AND pg_catalog.strpos(?, key || ' => ') = 0"
                                + " AND NOT (? AND key = '" + BUCKETS + "' AND value = '0'::jsonb)",
                        row -> row.getString(1),
                        old.options(),
                        job.options(),
                        declared,
                        begins)
                .stream()
                .filter(options -> !options.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static void alter(Connection connection, AggregateFacts aggregate, Job job, String what, String arguments)
            throws SQLException {
        unlessRefused(
                connection,
                what,
                () -> Sql.list(
                        connection,
                        "SELECT " + aggregate.function("alter_job") + "(" + job.id() + ", " + arguments + ")",
                        row -> job));
    }

    private static String interval(@Nullable String text) {
        return text == null ? "NULL" : "INTERVAL " + Literal.quote(text);
    }
}
