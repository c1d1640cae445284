package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Where a refresh does no harm, found out by the server, so that its clock and its calendar decide.
 *
 * @param aggregate what is refreshed
 * @param bucket how it cuts time; {@code null} if nobody knows, and then the window stays as it is, of which the server
 *     refreshes the whole buckets
 */
record RefreshWindow(Relation aggregate, @Nullable Bucket bucket) {

    /** What the source may have dropped, whether it is a hypertable or another aggregate. */
    private static final String KEPT_SINCE = """
            SELECT max(now() - (j.config ->> 'drop_after')::interval)
            FROM timescaledb_information.continuous_aggregates ca
            LEFT JOIN timescaledb_information.continuous_aggregates parent
                   ON parent.materialization_hypertable_schema = ca.hypertable_schema
                  AND parent.materialization_hypertable_name = ca.hypertable_name
            JOIN timescaledb_information.jobs j
              ON j.proc_name = 'policy_retention'
             AND ((j.hypertable_schema, j.hypertable_name) = (ca.hypertable_schema, ca.hypertable_name)
                  OR (j.hypertable_schema, j.hypertable_name) = (parent.view_schema, parent.view_name))
            WHERE ca.view_schema = ? AND ca.view_name = ?""";

    RefreshedWindow cut(Connection connection, StatementRunner runner, Instant from, Instant to) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, sql())) {
            int index = 1;
            statement.setObject(index++, from.atOffset(ZoneOffset.UTC));
            statement.setObject(index++, to.atOffset(ZoneOffset.UTC));
            if (bucket != null) {
                statement.setString(index++, bucket.width().toString());
                statement.setString(index++, zone(bucket));
                statement.setString(index++, bucket.origin());
                statement.setString(
                        index++,
                        bucket.offset() == null ? null : bucket.offset().toString());
            }
            statement.setString(index++, aggregate.name().schema());
            statement.setString(index, aggregate.name().name());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Instant lower = rows.getObject("lower", OffsetDateTime.class).toInstant();
                Instant upper = rows.getObject("upper", OffsetDateTime.class).toInstant();
                return new RefreshedWindow(aggregate.name(), lower, upper.isAfter(lower) ? upper : lower);
            }
        }
    }

    private static String zone(Bucket bucket) {
        return bucket.timeZone() == null ? "UTC" : bucket.timeZone();
    }

    private String sql() {
        return "SELECT greatest(" + floor("w.lower") + ", " + ceiling("kept.since") + ") AS lower, "
                + (aggregate.materializedOnly()
                        ? ceiling("w.upper")
                        : "least(" + ceiling("w.upper") + ", " + floor("now()") + ")")
                + " AS upper FROM (SELECT ?::timestamptz AS lower, ?::timestamptz AS upper"
                + (bucket == null
                        ? ""
                        : ", ?::interval AS width, ?::text AS zone, " + origin() + " AS origin, ?::interval AS moved")
                + ") w, (" + KEPT_SINCE + ") AS kept (since)";
    }

    private String origin() {
        return aggregate.toTimestamptz("?");
    }

    /** The start of the bucket that a time lies in. */
    private String floor(String time) {
        if (bucket == null) {
            return time;
        }
        String call = aggregate.function("time_bucket") + "(w.width, " + time;
        if (bucket.timeZone() != null) {
            return call + ", w.zone, w.origin, w.moved)";
        }
        if (bucket.origin() != null) {
            return call + ", w.origin)";
        }
        return bucket.offset() == null ? call + ")" : call + ", w.moved)";
    }

    /** The end of the bucket that a time lies in, or the time itself if a bucket begins there. */
    private String ceiling(String time) {
        if (bucket == null) {
            return time;
        }
        String floor = floor(time);
        return "CASE WHEN " + floor + " = " + time + " THEN " + time + " ELSE (" + floor
                + " AT TIME ZONE w.zone + w.width) AT TIME ZONE w.zone END";
    }
}
