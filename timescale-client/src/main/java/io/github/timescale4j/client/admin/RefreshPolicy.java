package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A background job that refreshes a continuous aggregate.
 *
 * @param jobId the job's number
 * @param aggregate what it refreshes
 * @param startOffset how far back; {@code null} for as far as there are rows
 * @param endOffset how close to the present; {@code null} for up to it and beyond
 */
record RefreshPolicy(
        int jobId,
        RelationName aggregate,
        @Nullable TimeInterval startOffset,
        @Nullable TimeInterval endOffset) {

    /** Up to 2.19 a job of an aggregate carries the name of the materialization, since 2.20 that of the view. */
    private static final String OVER = "SELECT j.job_id, ca.view_schema, ca.view_name, "
            + Catalog.offset("start_offset", "start_offset") + ", " + Catalog.offset("end_offset", "end_offset")
            + VisibleAggregates.only("""

            FROM timescaledb_information.continuous_aggregates ca
            JOIN timescaledb_information.jobs j
              ON j.proc_name = 'policy_refresh_continuous_aggregate'
             AND (j.hypertable_schema, j.hypertable_name) IN (
                    (ca.materialization_hypertable_schema, ca.materialization_hypertable_name),
                    (ca.view_schema, ca.view_name))
            WHERE ca.hypertable_schema = ? AND ca.hypertable_name = ?
            ORDER BY ca.view_schema, ca.view_name, j.job_id""");

    /** The policies of all aggregates that read a relation themselves. */
    static List<RefreshPolicy> over(Connection connection, StatementRunner runner, Relation source)
            throws SQLException {
        List<RefreshPolicy> policies = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, OVER)) {
            statement.setString(1, source.chunked().schema());
            statement.setString(2, source.chunked().name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    policies.add(new RefreshPolicy(
                            rows.getInt("job_id"),
                            new RelationName(rows.getString("view_schema"), rows.getString("view_name")),
                            Catalog.offset(rows, "start_offset", source),
                            Catalog.offset(rows, "end_offset", source)));
                }
            }
        }
        return policies;
    }

    /** Whether it may refresh what is older than a limit: equal lengths are safe, months may be as long as 31 days. */
    boolean reachesBeyond(TimeInterval limit) {
        return startOffset == null
                || (!startOffset.equals(limit) && startOffset.atMostMicroseconds() > limit.atLeastMicroseconds());
    }
}
