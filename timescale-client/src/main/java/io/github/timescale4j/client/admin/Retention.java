package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.catalog.JobZone;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** How long rows are kept, without harm to the aggregates over them. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(TimescaleAdmin.class);

    private static final String JOB = "SELECT j.job_id, " + Catalog.offset("drop_after", "drop_after") + """

            FROM timescaledb_information.jobs j
            WHERE j.proc_name = 'policy_retention'
              AND (j.hypertable_schema, j.hypertable_name) IN ((?, ?), (?, ?))""";

    private static final String SET_DROP_AFTER = """
            SELECT %s(j.job_id, config => j.config - 'drop_created_before'
                                          || pg_catalog.jsonb_build_object('drop_after', %s)%s)
            FROM timescaledb_information.jobs j WHERE j.job_id = ?""";

    private static final String SET_START_OFFSET = """
            SELECT %s(j.job_id, config => j.config
                                          || pg_catalog.jsonb_build_object('start_offset', %s)%s)
            FROM timescaledb_information.jobs j WHERE j.job_id = ?""";

    private final StatementRunner runner;

    Retention(StatementRunner runner) {
        this.runner = runner;
    }

    /** A retention policy that exists; {@code dropAfter} is null where it goes by the age of chunks instead. */
    private record Job(int id, @Nullable TimeInterval dropAfter) {}

    void set(String relation, Duration duration) {
        RelationName name = RelationName.parse(relation);
        TimeInterval dropAfter = TimeInterval.of(duration);
        StatementContext context = StatementContext.of(
                Operation.ADMIN,
                name.toString(),
                "SELECT add_retention_policy(" + name.regclass() + ", drop_after => " + dropAfter.toSql() + ")");
        runner.runAtomically(
                        context,
                        connection -> set(
                                connection,
                                Relation.find(connection, runner, name).requireTimeSeries(),
                                dropAfter),
                        narrowed -> 0)
                .forEach(LOG::info);
    }

    void set(String relation, long units) {
        RelationName name = RelationName.parse(relation);
        if (units <= 0) {
            throw new IllegalArgumentException("'" + units + "' is not longer than zero");
        }
        StatementContext context = StatementContext.of(
                Operation.ADMIN,
                name.toString(),
                "SELECT add_retention_policy(" + name.regclass() + ", drop_after => " + units + ")");
        runner.runAtomically(
                        context,
                        connection -> {
                            Relation found = Relation.find(connection, runner, name);
                            return set(connection, found, found.requireNumbers().length(units));
                        },
                        narrowed -> 0)
                .forEach(LOG::info);
    }

    private List<String> set(Connection connection, Relation relation, TimeInterval dropAfter) throws SQLException {
        relation.lock(connection, runner);
        List<String> narrowed = narrow(connection, relation, dropAfter);
        Job job = job(connection, relation);
        if (job == null) {
            add(connection, relation, dropAfter);
        } else if (!dropAfter.equals(job.dropAfter())) {
            alter(connection, relation, SET_DROP_AFTER, job.id(), dropAfter);
        }
        return narrowed;
    }

    boolean remove(String relation) {
        RelationName name = RelationName.parse(relation);
        StatementContext context = StatementContext.of(
                Operation.ADMIN, name.toString(), "SELECT remove_retention_policy(" + name.regclass() + ")");
        return runner.runAtomically(context, connection -> remove(connection, name), removed -> 0);
    }

    private boolean remove(Connection connection, RelationName name) throws SQLException {
        Relation relation = Relation.find(connection, runner, name).requireChunks();
        relation.lock(connection, runner);
        if (job(connection, relation) == null) {
            return false;
        }
        String sql = "SELECT " + relation.function("remove_retention_policy") + "(?::regclass)";
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setString(1, relation.name().quoted());
            statement.execute();
        }
        return true;
    }

    private @Nullable Job job(Connection connection, Relation relation) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, JOB)) {
            statement.setString(1, relation.name().schema());
            statement.setString(2, relation.name().name());
            statement.setString(3, relation.chunked().schema());
            statement.setString(4, relation.chunked().name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new Job(rows.getInt("job_id"), Catalog.offset(rows, "drop_after", relation))
                        : null;
            }
        }
    }

    private void add(Connection connection, Relation relation, TimeInterval dropAfter) throws SQLException {
        String sql = "SELECT " + relation.function("add_retention_policy") + "(?::regclass, drop_after => "
                + dropAfter.toSql() + ")";
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setString(1, relation.name().quoted());
            statement.execute();
        }
    }

    private void alter(Connection connection, Relation relation, String sql, int job, TimeInterval value)
            throws SQLException {
        // A length of time is a text in the configuration, a number is a number.
        String entry = value.axis() == null ? value.toSql() + "::text" : String.valueOf(value.microseconds());
        String zone = JobZone.more(connection, "j.job_id");
        try (PreparedStatement statement =
                runner.prepare(connection, String.format(sql, relation.function("alter_job"), entry, zone))) {
            statement.setInt(1, job);
            statement.execute();
        }
    }

    /** A refresh beyond what the source keeps would delete what the aggregate has of that time. */
    private List<String> narrow(Connection connection, Relation source, TimeInterval dropAfter) throws SQLException {
        List<String> narrowed = new ArrayList<>();
        for (RefreshPolicy policy : RefreshPolicy.over(connection, runner, source)) {
            if (policy.reachesBeyond(dropAfter)) {
                Relation aggregate = Relation.find(connection, runner, policy.aggregate());
                requireTwoBuckets(source, policy, Bucket.of(connection, runner, aggregate), dropAfter);
                alter(connection, source, SET_START_OFFSET, policy.jobId(), dropAfter);
                narrowed.add("the refresh policy of " + policy.aggregate() + " (job " + policy.jobId()
                        + ") now reaches back " + dropAfter + " instead of "
                        + (policy.startOffset() == null ? "without limit" : policy.startOffset())
                        + ", because its source " + source.name()
                        + " keeps rows no longer: refreshing what was dropped would delete it here as well");
            }
        }
        return narrowed;
    }

    private static void requireTwoBuckets(
            Relation source, RefreshPolicy policy, @Nullable Bucket bucket, TimeInterval dropAfter) {
        if (bucket == null) {
            return; // the server checks it as well, with a message that names less
        }
        TimeInterval end = policy.endOffset() == null ? dropAfter.times(0) : policy.endOffset();
        TimeInterval needed = end.plus(bucket.width().times(2));
        if (dropAfter.atLeastMicroseconds() < needed.atMostMicroseconds()) {
            throw new InvalidDataAccessApiUsageException("a retention of " + dropAfter + " on " + source.name()
                    + " is too short for its continuous aggregate " + policy.aggregate() + ": the refresh policy (job "
                    + policy.jobId() + ") must not reach back further than the rows are kept, and needs two buckets of "
                    + bucket.width() + " before its end_offset of " + end + ", which is " + needed
                    + ". Keep the rows for at least that long");
        }
    }
}
