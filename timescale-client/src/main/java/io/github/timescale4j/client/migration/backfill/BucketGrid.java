package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an aggregate cuts time into buckets. The server computes them, so that its calendar decides.
 *
 * @param width the length of a bucket, as the server writes it
 * @param zone the zone whose days and months they follow, {@code null} for UTC
 * @param origin where one of them begins; {@code null} for the server's default
 * @param offset by how much they are moved; {@code null} for not at all
 * @param function time_bucket with its schema
 * @param counts whether width and offset are numbers
 */
record BucketGrid(
        String width,
        @Nullable String zone,
        @Nullable String origin,
        @Nullable String offset,
        String function,
        boolean counts) {

    /**
     * The columns changed their names with 2.15, and the width of plain buckets its table. As JSON the same statement reads all of
     * them.
     */
    private static final String FACTS = """
            SELECT CASE WHEN ? THEN coalesce(f ->> 'bucket_width', c ->> 'bucket_width')
                        ELSE coalesce(f ->> 'bucket_width', pg_catalog.make_interval(
                                 secs => (c ->> 'bucket_width')::double precision / 1000000)::text)::interval::text
                   END AS width,
                   nullif(coalesce(f ->> 'bucket_timezone', f ->> 'timezone'), '') AS zone,
                   nullif(coalesce(f ->> 'bucket_origin', f ->> 'origin'), '') AS origin,
                   nullif(f ->> 'bucket_offset', '') AS "offset"
            FROM (SELECT pg_catalog.to_jsonb(a) AS c, pg_catalog.to_jsonb(b) AS f
                  FROM _timescaledb_catalog.hypertable h
                  JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = h.id
                  LEFT JOIN _timescaledb_catalog.continuous_aggs_bucket_function b ON b.mat_hypertable_id = h.id
                  WHERE h.schema_name = ? AND h.table_name = ?) AS facts""";

    static BucketGrid of(Connection connection, AggregateFacts aggregate) throws SQLException {
        RelationName table = aggregate.materialization();
        BucketGrid grid = Sql.first(
                connection,
                FACTS,
                row -> new BucketGrid(
                        row.getString("width"),
                        row.getString("zone"),
                        row.getString("origin"),
                        row.getString("offset"),
                        aggregate.function("time_bucket"),
                        aggregate.axis().counts()),
                aggregate.axis().counts(),
                table.schema(),
                table.name());
        if (grid == null) {
            throw new BackfillException(
                    aggregate.name(), "The catalog does not say how '" + aggregate.name() + "' cuts time", null);
        }
        return grid;
    }

    /** Whether the buckets lie elsewhere than those of their width do by default. */
    boolean isMoved() {
        return origin != null || offset != null;
    }

    /** The same width where it lies by default, which is what some releases align a refresh to. */
    BucketGrid unmoved() {
        return new BucketGrid(width, zone, null, null, function, counts);
    }

    /** The start of the bucket that a time lies in. */
    Instant floor(Connection connection, Instant time) throws SQLException {
        return counts ? count(time, 0) : at(connection, "f.start", time);
    }

    /** The end of the bucket that a time lies in, or the time itself if a bucket begins there. */
    Instant ceiling(Connection connection, Instant time) throws SQLException {
        if (counts) {
            return count(time, 0).equals(time) ? time : count(time, 1);
        }
        return at(connection, "CASE WHEN f.start = f.time THEN f.time ELSE " + next() + " END", time);
    }

    /** The end of the bucket that begins at a time or holds it. */
    Instant after(Connection connection, Instant time) throws SQLException {
        return counts ? count(time, 1) : at(connection, next(), time);
    }

    private Instant count(Instant time, int after) {
        return Axis.bucket(
                Axis.number(time), Long.parseLong(width), offset == null ? 0 : Long.parseLong(offset), after);
    }

    private static String next() {
        return "(f.start AT TIME ZONE f.zone + f.width) AT TIME ZONE f.zone";
    }

    private Instant at(Connection connection, String expression, Instant time) throws SQLException {
        String sql = "SELECT " + expression + " AS result FROM (SELECT g.*, " + bucket() + " AS start FROM (SELECT"
                + " ?::timestamptz AS time, ?::interval AS width, ?::text AS zone,"
                + " CAST(?::timestamp AT TIME ZONE 'UTC' AS timestamptz) AS utc_origin, ?::timestamptz AS origin,"
                + " ?::interval AS moved) g) f";
        boolean zoned = origin != null && origin.matches(".*([+-]\\d{2}(:?\\d{2})?|Z)\\s*$");
        return Times.require(Sql.first(
                connection,
                sql,
                row -> Times.require(Sql.instant(row, "result")),
                time,
                width,
                zone == null ? "UTC" : zone,
                zoned ? null : origin,
                zoned ? origin : null,
                offset));
    }

    private String bucket() {
        String call = function + "(g.width, g.time";
        String begin = "coalesce(g.origin, g.utc_origin)";
        if (zone != null) {
            return call + ", g.zone" + (isMoved() ? ", " + begin + ", g.moved)" : ")");
        }
        if (origin != null) {
            return call + ", " + begin + ")";
        }
        return call + (offset != null ? ", g.moved)" : ")");
    }
}
