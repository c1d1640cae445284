package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.catalog.VisibleAggregates;
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
 * <p>The server cuts the window that it is asked for to whole buckets, but some of its versions take them to lie where they would
 * lie without an origin and an offset of their own. There it is asked for a little more, which at most refreshes one bucket
 * beyond the end; so that this never is the current one, the window then ends one bucket earlier.
 *
 * @param aggregate what is refreshed
 * @param bucket how it cuts time; {@code null} if nobody knows, and then the window stays as it is, of which the server
 *     refreshes the whole buckets
 */
record RefreshWindow(Relation aggregate, @Nullable Bucket bucket) {

    /** What the source may have dropped, whether it is a hypertable or another aggregate. */
    static final String SOURCE_RETENTION = VisibleAggregates.only("""

            FROM timescaledb_information.continuous_aggregates ca
            LEFT JOIN timescaledb_information.continuous_aggregates parent
                   ON parent.materialization_hypertable_schema = ca.hypertable_schema
                  AND parent.materialization_hypertable_name = ca.hypertable_name
            JOIN timescaledb_information.jobs j
              ON j.proc_name = 'policy_retention'
             AND ((j.hypertable_schema, j.hypertable_name) = (ca.hypertable_schema, ca.hypertable_name)
                  OR (j.hypertable_schema, j.hypertable_name) = (parent.view_schema, parent.view_name))
            WHERE ca.view_schema = ? AND ca.view_name = ?""");

    private static final String KEPT_SINCE =
            "SELECT max(now() - (j.config ->> 'drop_after')::interval)" + SOURCE_RETENTION;

    /**
     * A window, and what the server is to be asked for.
     *
     * @param window what is refreshed
     * @param from the first argument of the call
     * @param to the second one
     */
    record Cut(RefreshedWindow window, Instant from, Instant to) {}

    Cut cut(Connection connection, StatementRunner runner, Instant from, Instant to) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, sql())) {
            int index = 1;
            statement.setObject(index++, from.atOffset(ZoneOffset.UTC));
            statement.setObject(index++, to.atOffset(ZoneOffset.UTC));
            statement.setString(index++, bucket == null ? "0" : bucket.width().toString());
            statement.setString(index++, bucket == null || bucket.timeZone() == null ? "UTC" : bucket.timeZone());
            statement.setString(index++, bucket == null ? null : bucket.origin());
            statement.setString(
                    index++,
                    bucket == null || bucket.offset() == null
                            ? null
                            : bucket.offset().toString());
            statement.setString(index++, aggregate.name().schema());
            statement.setString(index, aggregate.name().name());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Instant lower = instant(rows, "lower");
                Instant upper = instant(rows, "upper");
                return new Cut(
                        new RefreshedWindow(aggregate.name(), lower, upper.isAfter(lower) ? upper : lower),
                        instant(rows, "call_from"),
                        instant(rows, "call_to"));
            }
        }
    }

    private static Instant instant(ResultSet rows, String column) throws SQLException {
        return rows.getObject(column, OffsetDateTime.class).toInstant();
    }

    private String sql() {
        boolean moved = bucket != null && bucket.isMoved();
        String upper = ceiling("w.upper", moved);
        String present = floor("now()", moved) + (moved ? " - w.width" : "");
        return "SELECT c.lower, c.upper, " + (moved ? floor("c.lower", false) : "c.lower") + " AS call_from, "
                + (moved ? ceiling("c.upper", false) : "c.upper")
                + " AS call_to FROM (SELECT w.width, w.zone, greatest("
                + floor("w.lower", moved) + ", " + ceiling("kept.since", moved) + ") AS lower, "
                + (aggregate.materializedOnly() ? upper : "least(" + upper + ", " + present + ")")
                + " AS upper FROM (SELECT ?::timestamptz AS lower, ?::timestamptz AS upper, ?::interval AS width,"
                + " ?::text AS zone, " + aggregate.toTimestamptz("?") + " AS origin, ?::interval AS moved) w, ("
                + KEPT_SINCE + ") AS kept (since)) c";
    }

    /** The start of the bucket that a time lies in; where buckets are not moved, as all of them were. */
    private String floor(String time, boolean moved) {
        if (bucket == null) {
            return time;
        }
        String row = time.startsWith("c.") ? "c" : "w";
        String call = aggregate.function("time_bucket") + "(" + row + ".width, " + time;
        if (bucket.timeZone() != null) {
            return call + ", " + row + ".zone" + (moved ? ", w.origin, w.moved)" : ")");
        }
        if (!moved) {
            return call + ")";
        }
        return call + (bucket.origin() != null ? ", w.origin)" : ", w.moved)");
    }

    /** The end of the bucket that a time lies in, or the time itself if a bucket begins there. */
    private String ceiling(String time, boolean moved) {
        if (bucket == null) {
            return time;
        }
        String row = time.startsWith("c.") ? "c" : "w";
        String floor = floor(time, moved);
        return "CASE WHEN " + floor + " = " + time + " THEN " + time + " ELSE (" + floor + " AT TIME ZONE " + row
                + ".zone + " + row + ".width) AT TIME ZONE " + row + ".zone END";
    }
}
