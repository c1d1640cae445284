package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A continuous aggregate as the catalog has it.
 *
 * @param name the view
 * @param oid the view's number
 * @param materialization the hypertable that holds its buckets
 * @param bucketColumn the column of the buckets
 * @param timeType the type of that column
 * @param source the hypertable that it reads: for an aggregate over an aggregate that one's materialization
 * @param sourceChunkSeconds how much time a chunk of the source holds; zero if it is not partitioned by time
 * @param parent the aggregate that it reads, if it reads one
 * @param materializedOnly whether queries see only what is materialized
 * @param extensionSchema where the functions of TimescaleDB are
 */
record AggregateFacts(
        RelationName name,
        long oid,
        RelationName materialization,
        String bucketColumn,
        String timeType,
        RelationName source,
        double sourceChunkSeconds,
        @Nullable RelationName parent,
        boolean materializedOnly,
        String extensionSchema) {

    private static final String FIND = """
            SELECT ca.view_schema, ca.view_name, c.oid::bigint AS oid, ca.materialized_only,
                   ca.materialization_hypertable_schema AS chunked_schema,
                   ca.materialization_hypertable_name AS chunked_name,
                   d.column_name, d.column_type::text AS time_type,
                   ca.hypertable_schema AS source_schema, ca.hypertable_name AS source_name,
                   coalesce(extract(epoch FROM s.time_interval), 0)::double precision AS chunk_seconds,
                   parent.view_schema AS parent_schema, parent.view_name AS parent_name,
                   en.nspname AS extension_schema
            FROM timescaledb_information.continuous_aggregates ca
            JOIN pg_catalog.pg_namespace n ON n.nspname = ca.view_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = ca.view_name
            JOIN timescaledb_information.dimensions d
              ON d.hypertable_schema = ca.materialization_hypertable_schema
             AND d.hypertable_name = ca.materialization_hypertable_name AND d.dimension_number = 1
            JOIN timescaledb_information.dimensions s
              ON s.hypertable_schema = ca.hypertable_schema
             AND s.hypertable_name = ca.hypertable_name AND s.dimension_number = 1
            LEFT JOIN timescaledb_information.continuous_aggregates parent
              ON parent.materialization_hypertable_schema = ca.hypertable_schema
             AND parent.materialization_hypertable_name = ca.hypertable_name
            JOIN pg_catalog.pg_extension e ON e.extname = 'timescaledb'
            JOIN pg_catalog.pg_namespace en ON en.oid = e.extnamespace
            WHERE ca.view_schema = ? AND ca.view_name = ?""";

    private static final String CHUNK_SECONDS = """
            SELECT coalesce(extract(epoch FROM time_interval), 0)::double precision AS chunk_seconds
            FROM timescaledb_information.dimensions
            WHERE hypertable_schema = ? AND hypertable_name = ? AND dimension_number = 1""";

    /** What the source may have dropped, whether it is a hypertable or another aggregate. */
    private static final String KEPT_SINCE = """
            SELECT max(now() - (j.config ->> 'drop_after')::interval) AS since
            FROM timescaledb_information.jobs j
            WHERE j.proc_name = 'policy_retention'
              AND ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))""";

    /** Up to 2.19 a job of an aggregate carries the name of the materialization, since 2.20 that of the view. */
    private static final String PRESENT = """
            SELECT now() - greatest(coalesce(min(coalesce((j.config ->> 'end_offset')::interval, INTERVAL '0')),
                                             INTERVAL '0'), INTERVAL '0') AS present
            FROM timescaledb_information.jobs j
            WHERE j.proc_name = 'policy_refresh_continuous_aggregate'
              AND ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))""";

    private static final String CHUNKS = """
            SELECT range_start, range_end FROM timescaledb_information.chunks
            WHERE hypertable_schema = ? AND hypertable_name = ?
            ORDER BY range_start""";

    private static final Map<String, String> TIME_ARGUMENTS = Map.of(
            "timestamp with time zone", "?::timestamptz",
            "timestamp without time zone", "(?::timestamptz AT TIME ZONE 'UTC')",
            "date", "(?::timestamptz AT TIME ZONE 'UTC')::date");

    /** The time that a chunk holds. */
    record Chunk(Instant start, Instant end) {}

    static @Nullable AggregateFacts find(Connection connection, RelationName name) throws SQLException {
        return Sql.first(connection, FIND, AggregateFacts::read, name.schema(), name.name());
    }

    static AggregateFacts require(Connection connection, RelationName name) throws SQLException {
        AggregateFacts facts = find(connection, name);
        if (facts == null) {
            throw new BackfillException(
                    name, "'" + name + "' is not a continuous aggregate: nothing can be filled", null);
        }
        return facts;
    }

    private static AggregateFacts read(ResultSet row) throws SQLException {
        String parent = row.getString("parent_name");
        return new AggregateFacts(
                new RelationName(row.getString("view_schema"), row.getString("view_name")),
                row.getLong("oid"),
                new RelationName(row.getString("chunked_schema"), row.getString("chunked_name")),
                row.getString("column_name"),
                row.getString("time_type"),
                new RelationName(row.getString("source_schema"), row.getString("source_name")),
                row.getDouble("chunk_seconds"),
                parent == null ? null : new RelationName(row.getString("parent_schema"), parent),
                row.getBoolean("materialized_only"),
                row.getString("extension_schema"));
    }

    /** Refuses what has numbers or identifiers for its time: no clock says which of them are past. */
    AggregateFacts requireTime() {
        if (!TIME_ARGUMENTS.containsKey(timeType)) {
            throw new BackfillException(
                    name,
                    "The continuous aggregate '" + name + "' has buckets of the type " + timeType
                            + ", and only those of"
                            + " timestamptz, timestamp and date can be filled on their own. Call"
                            + " refresh_continuous_aggregate with numbers of your choice",
                    null);
        }
        return this;
    }

    /** The same aggregate, if it read something else; the aggregate itself if there is no such source yet. */
    AggregateFacts reading(Connection connection, RelationName otherSource) throws SQLException {
        AggregateFacts above = find(connection, otherSource);
        RelationName table = above == null ? otherSource : above.materialization();
        Double seconds = Sql.first(
                connection, CHUNK_SECONDS, row -> row.getDouble("chunk_seconds"), table.schema(), table.name());
        if (seconds == null) {
            return this;
        }
        return new AggregateFacts(
                name,
                oid,
                materialization,
                bucketColumn,
                timeType,
                table,
                seconds,
                above == null ? null : above.name(),
                materializedOnly,
                extensionSchema);
    }

    /** A parameter as the column of time holds it. */
    String timeArgument() {
        return TIME_ARGUMENTS.getOrDefault(timeType, "?");
    }

    /** Qualifies one of TimescaleDB's functions: its schema need not be in the search_path. */
    String function(String function) {
        return Identifier.quote(extensionSchema) + '.' + function;
    }

    /** The chunks of the source, by their ranges and not by their rows. */
    List<Chunk> sourceChunks(Connection connection) throws SQLException {
        return chunks(connection, source);
    }

    /** The chunks that hold the buckets. */
    List<Chunk> ownChunks(Connection connection) throws SQLException {
        return chunks(connection, materialization);
    }

    private static List<Chunk> chunks(Connection connection, RelationName hypertable) throws SQLException {
        return Sql.list(
                connection,
                CHUNKS,
                row -> new Chunk(
                        Times.require(Sql.instant(row, "range_start")), Times.require(Sql.instant(row, "range_end"))),
                hypertable.schema(),
                hypertable.name());
    }

    /** Since when the source has all its rows, if a policy drops some. */
    @Nullable
    Instant keptSince(Connection connection) throws SQLException {
        RelationName named = parent != null ? parent : source;
        return Sql.list(
                        connection,
                        KEPT_SINCE,
                        row -> Optional.ofNullable(Sql.instant(row, "since")),
                        source.schema(),
                        source.name(),
                        named.schema(),
                        named.name())
                .get(0)
                .orElse(null);
    }

    /** Now, or as far behind it as the refresh policy stays. */
    Instant present(Connection connection) throws SQLException {
        return Times.require(Sql.first(
                connection,
                PRESENT,
                row -> Times.require(Sql.instant(row, "present")),
                materialization.schema(),
                materialization.name(),
                name.schema(),
                name.name()));
    }
}
