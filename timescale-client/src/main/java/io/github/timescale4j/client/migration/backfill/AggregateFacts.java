package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.catalog.NowFunction;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A continuous aggregate as the catalog has it.
 *
 * @param name the view
 * @param oid the view's number
 * @param materialization the hypertable that holds its buckets
 * @param bucketColumn the column of the buckets
 * @param axis how positions in that column are written
 * @param source the hypertable that it reads: for an aggregate over an aggregate that one's materialization
 * @param sourceChunkMicros how much time a chunk of the source holds, in microseconds, or how many numbers
 * @param parent the aggregate that it reads, if it reads one
 * @param materializedOnly whether queries see only what is materialized
 * @param extensionSchema where the functions of TimescaleDB are
 */
record AggregateFacts(
        RelationName name,
        long oid,
        RelationName materialization,
        String bucketColumn,
        Axis axis,
        RelationName source,
        long sourceChunkMicros,
        @Nullable RelationName parent,
        boolean materializedOnly,
        String extensionSchema) {

    private static final String FIND = VisibleAggregates.only("""
            SELECT ca.view_schema, ca.view_name, c.oid::bigint AS oid, ca.materialized_only,
                   ca.materialization_hypertable_schema AS chunked_schema,
                   ca.materialization_hypertable_name AS chunked_name,
                   d.column_name, d.column_type::text AS time_type,
                   ca.hypertable_schema AS source_schema, ca.hypertable_name AS source_name,
                   coalesce((extract(epoch FROM s.time_interval) * 1000000)::bigint, s.integer_interval, 0) AS chunk_micros,
                   %s AS now_function,
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
            WHERE ca.view_schema = ? AND ca.view_name = ?""")
            .formatted(NowFunction.ofAggregate(
                    "ca.materialization_hypertable_schema", "ca.materialization_hypertable_name"));

    private static final String CHUNK_MICROS = """
            SELECT coalesce((extract(epoch FROM time_interval) * 1000000)::bigint, integer_interval, 0) AS chunk_micros
            FROM timescaledb_information.dimensions
            WHERE hypertable_schema = ? AND hypertable_name = ? AND dimension_number = 1""";

    /** What the source may have dropped, whether it is a hypertable or another aggregate. */
    private static final String KEPT = """
            SELECT %s AS since
            FROM timescaledb_information.jobs j
            WHERE j.proc_name = 'policy_retention'
              AND ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))""";

    private static final String KEPT_SINCE = KEPT.formatted("max(now() - (j.config ->> 'drop_after')::interval)");
    private static final String KEPT_NUMBERS = KEPT.formatted("min((j.config ->> 'drop_after')::bigint)");

    /** Up to 2.19 a job of an aggregate carries the name of the materialization, since 2.20 that of the view. */
    private static final String END = """
            SELECT %s AS present
            FROM timescaledb_information.jobs j
            WHERE j.proc_name = 'policy_refresh_continuous_aggregate'
              AND ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))""";

    private static final String PRESENT = END.formatted("now() - greatest(coalesce(least(min(coalesce("
            + "(j.config ->> 'end_offset')::interval, INTERVAL '0')), ?::interval), INTERVAL '0'), INTERVAL '0')");
    private static final String NUMBERS_BEFORE_PRESENT = END.formatted(
            "greatest(coalesce(least(min(coalesce((j.config ->> 'end_offset')::bigint, 0)), ?::bigint), 0), 0)");

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
                new Axis(row.getString("time_type"), row.getString("now_function")),
                new RelationName(row.getString("source_schema"), row.getString("source_name")),
                row.getLong("chunk_micros"),
                parent == null ? null : new RelationName(row.getString("parent_schema"), parent),
                row.getBoolean("materialized_only"),
                row.getString("extension_schema"));
    }

    /** Refuses what has numbers for its time and no function that says which of them are past. */
    AggregateFacts requireTime() {
        if (!axis.hasPresent()) {
            throw new BackfillException(
                    name,
                    "The continuous aggregate '" + name + "' has buckets of the type " + axis.type()
                            + ", and nothing says which of them are past. Tell it with set_integer_now_func at the"
                            + " hypertable, or call refresh_continuous_aggregate with positions of your choice",
                    null);
        }
        return this;
    }

    /** The same aggregate, if it read something else; the aggregate itself if there is no such source yet. */
    AggregateFacts reading(Connection connection, RelationName otherSource) throws SQLException {
        AggregateFacts above = find(connection, otherSource);
        RelationName table = above == null ? otherSource : above.materialization();
        Long width =
                Sql.first(connection, CHUNK_MICROS, row -> row.getLong("chunk_micros"), table.schema(), table.name());
        if (width == null) {
            return this;
        }
        return new AggregateFacts(
                name,
                oid,
                materialization,
                bucketColumn,
                axis,
                table,
                width,
                above == null ? null : above.name(),
                materializedOnly,
                extensionSchema);
    }

    /** Qualifies one of TimescaleDB's functions: its schema need not be in the search_path. */
    String function(String function) {
        return Identifier.quote(extensionSchema) + '.' + function;
    }

    /** The chunks of the source, by their ranges and not by their rows. */
    List<Chunk> sourceChunks(Connection connection) throws SQLException {
        return axis.chunks(connection, source.schema(), source.name());
    }

    /**
     * Where the rows end that can still be read, by the chunks; {@code null} if there are none. An aggregate in real time gives what
     * its own source holds beyond its buckets.
     */
    @Nullable
    Instant sourceEnd(Connection connection) throws SQLException {
        Instant end = sourceChunks(connection).stream()
                .map(Chunk::end)
                .reduce(Times::later)
                .orElse(null);
        AggregateFacts above = parent == null ? null : find(connection, parent);
        Instant beneath = above == null || above.materializedOnly() ? null : above.sourceEnd(connection);
        return end == null || beneath == null ? (end == null ? beneath : end) : Times.later(end, beneath);
    }

    /** The chunks that hold the buckets. */
    List<Chunk> ownChunks(Connection connection) throws SQLException {
        return axis.chunks(connection, materialization.schema(), materialization.name());
    }

    /** Since when the source has all its rows, if a policy drops some. */
    @Nullable
    Instant keptSince(Connection connection) throws SQLException {
        RelationName named = parent != null ? parent : source;
        String sql = axis.counts() ? KEPT_NUMBERS : KEPT_SINCE;
        long present = axis.counts() ? axis.present(connection) : 0;
        return Sql.list(
                        connection,
                        sql,
                        row -> row.getObject("since") == null
                                ? Optional.<Instant>empty()
                                : Optional.of(
                                        axis.counts()
                                                ? Axis.position(present - row.getLong("since"))
                                                : axis.read(row, "since")),
                        source.schema(),
                        source.name(),
                        named.schema(),
                        named.name())
                .get(0)
                .orElse(null);
    }

    /** Now, or as far behind it as the refresh policy stays, or one that is still to come. */
    Instant present(Connection connection, @Nullable String endOffset) throws SQLException {
        String sql = axis.counts() ? NUMBERS_BEFORE_PRESENT : PRESENT;
        long present = axis.counts() ? axis.present(connection) : 0;
        return Times.require(Sql.first(
                connection,
                sql,
                row -> axis.counts() ? Axis.position(present - row.getLong("present")) : axis.read(row, "present"),
                endOffset,
                materialization.schema(),
                materialization.name(),
                name.schema(),
                name.name()));
    }
}
