package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.TimeInterval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a continuous aggregate cuts time into buckets.
 *
 * @param width the length of a bucket
 * @param timeZone the zone whose days and months they follow, {@code null} for UTC
 * @param origin where one of them begins, as a text; {@code null} for the server's default
 * @param offset by how much they are moved; {@code null} for not at all
 */
record Bucket(
        TimeInterval width,
        @Nullable String timeZone,
        @Nullable String origin,
        @Nullable TimeInterval offset) {

    /** The function is there since TimescaleDB 2.16. */
    private static final String EXISTS =
            "SELECT pg_catalog.to_regproc('_timescaledb_functions.cagg_get_bucket_function_info')::text";

    private static final String FACTS = """
            SELECT b.bucket_width::interval AS width, nullif(b.bucket_timezone, '') AS time_zone,
                   nullif(b.bucket_origin, '') AS origin, nullif(b.bucket_offset, '')::interval AS "offset"
            FROM _timescaledb_catalog.hypertable h,
                 _timescaledb_functions.cagg_get_bucket_function_info(h.id) b
            WHERE h.schema_name = ? AND h.table_name = ?""";

    private static final String COUNTED = """
            SELECT coalesce(pg_catalog.to_jsonb(b) ->> 'bucket_width', pg_catalog.to_jsonb(a) ->> 'bucket_width')
            FROM _timescaledb_catalog.hypertable h
            JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = h.id
            LEFT JOIN _timescaledb_catalog.continuous_aggs_bucket_function b ON b.mat_hypertable_id = h.id
            WHERE h.schema_name = ? AND h.table_name = ?""";

    /** Whether they lie elsewhere than buckets of that width do by default. */
    boolean isMoved() {
        return origin != null || offset != null;
    }

    /** Asks the catalog; where that is too old to say it, the declarations on the class path. */
    static @Nullable Bucket of(Connection connection, StatementRunner runner, Relation aggregate) throws SQLException {
        if (aggregate.counts()) {
            return counted(connection, runner, aggregate);
        }
        Bucket found = exists(connection, runner) ? facts(connection, runner, aggregate) : null;
        return found != null
                ? found
                : DeclaredTypes.find(aggregate.name())
                        .map(Declaration::bucket)
                        .map(width -> new Bucket(width, null, null, null))
                        .orElse(null);
    }

    /** The columns changed their table with 2.15. */
    private static @Nullable Bucket counted(Connection connection, StatementRunner runner, Relation aggregate)
            throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, COUNTED)) {
            statement.setString(1, aggregate.chunked().schema());
            statement.setString(2, aggregate.chunked().name());
            String width = Catalog.text(statement);
            return width == null
                    ? null
                    : new Bucket(aggregate.requireNumbers().length(Long.parseLong(width)), null, null, null);
        }
    }

    private static boolean exists(Connection connection, StatementRunner runner) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, EXISTS)) {
            return Catalog.text(statement) != null;
        }
    }

    private static @Nullable Bucket facts(Connection connection, StatementRunner runner, Relation aggregate)
            throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, FACTS)) {
            statement.setString(1, aggregate.chunked().schema());
            statement.setString(2, aggregate.chunked().name());
            try (ResultSet rows = statement.executeQuery()) {
                TimeInterval width = rows.next() ? Catalog.interval(rows, "width") : null;
                return width == null
                        ? null
                        : new Bucket(
                                width,
                                rows.getString("time_zone"),
                                rows.getString("origin"),
                                Catalog.interval(rows, "offset"));
            }
        }
    }
}
