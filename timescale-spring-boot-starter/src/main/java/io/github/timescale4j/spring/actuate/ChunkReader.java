package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.Identifier;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the newest chunks of one hypertable. */
final class ChunkReader {

    static final int LIMIT = 500;

    /** Finds the table that has the chunks by any of the names under which the other sections show it. */
    private static final String TABLE = VisibleAggregates.only("""
            SELECT r.table_schema, r.table_name, t.oid::bigint AS oid, r.columnstore,
                   (SELECT n.nspname::text FROM pg_catalog.pg_extension e
                    JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
                    WHERE e.extname = 'timescaledb') AS extension_schema
            FROM (SELECT h.hypertable_schema::text AS schema, h.hypertable_name::text AS name,
                         h.hypertable_schema::text AS table_schema, h.hypertable_name::text AS table_name,
                         h.compression_enabled AS columnstore
                  FROM timescaledb_information.hypertables h
                  UNION ALL
                  SELECT a.view_schema::text, a.view_name::text,
                         a.materialization_hypertable_schema::text, a.materialization_hypertable_name::text,
                         a.compression_enabled
                  FROM timescaledb_information.continuous_aggregates a) r
            JOIN pg_catalog.pg_namespace n ON n.nspname = r.schema
            JOIN pg_catalog.pg_class k ON k.relnamespace = n.oid AND k.relname = r.name
            JOIN pg_catalog.pg_namespace tn ON tn.nspname = r.table_schema
            JOIN pg_catalog.pg_class t ON t.relnamespace = tn.oid AND t.relname = r.table_name
            WHERE CAST(:relation AS text)
                  IN (CASE WHEN pg_catalog.pg_table_is_visible(k.oid) THEN r.name END, r.schema || '.' || r.name)
            LIMIT 1""");

    /** What a compressed chunk has become is in another table, whose size the library's own statistics know. */
    private static final String CHUNKS = """
            SELECT c.chunk_schema::text AS schema, c.chunk_name::text AS name,
                   CASE WHEN isfinite(c.range_start) THEN c.range_start END AS range_start,
                   CASE WHEN isfinite(c.range_end) THEN c.range_end END AS range_end,
                   c.range_start_integer, c.range_end_integer, coalesce(c.is_compressed, false) AS compressed,
                   pg_catalog.pg_total_relation_size(k.oid) + coalesce(s.bytes_after, 0) AS bytes,
                   s.bytes_before AS bytes_before_compression
            FROM (SELECT * FROM timescaledb_information.chunks i
                  WHERE i.hypertable_schema = :schema AND i.hypertable_name = :table
                  ORDER BY i.range_end DESC NULLS LAST, i.range_end_integer DESC NULLS LAST, i.chunk_name DESC
                  LIMIT :limit) c
            JOIN pg_catalog.pg_namespace n ON n.nspname = c.chunk_schema
            JOIN pg_catalog.pg_class k ON k.relnamespace = n.oid AND k.relname = c.chunk_name
            LEFT JOIN (%s) s ON s.chunk_schema = c.chunk_schema AND s.chunk_name = c.chunk_name
            ORDER BY c.range_end DESC NULLS LAST, c.range_end_integer DESC NULLS LAST, c.chunk_name DESC""";

    /** This name works from 2.11 on, and only where there is a columnstore. The name of a table takes a right on its schema, its oid none. */
    private static final String COMPRESSED = """
            SELECT chunk_schema, chunk_name, before_compression_total_bytes AS bytes_before,
                   after_compression_total_bytes AS bytes_after
            FROM %s.chunk_compression_stats(%d::oid::regclass)""";

    private static final String NOT_COMPRESSED = "SELECT NULL::name AS chunk_schema, NULL::name AS chunk_name,"
            + " NULL::bigint AS bytes_before, NULL::bigint AS bytes_after";

    private final TimeScaleClient client;
    private final Duration timeout;

    ChunkReader(TimeScaleClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * Asks.
     *
     * @param relation a hypertable or a continuous aggregate, as the other sections name it
     * @return its newest chunks; {@code null} if there is no such table
     */
    Answers.@Nullable Chunks read(String relation) {
        Table table = query(TABLE).bind("relation", relation).list(Table.class).stream()
                .findFirst()
                .orElse(null);
        if (table == null) {
            return null;
        }
        String compressed = table.columnstore()
                ? COMPRESSED.formatted(Identifier.quote(table.extensionSchema()), table.oid())
                : NOT_COMPRESSED;
        List<Answers.Chunk> chunks = query(CHUNKS.formatted(compressed))
                .bind("schema", table.tableSchema())
                .bind("table", table.tableName())
                .bind("limit", LIMIT + 1)
                .list(Answers.Chunk.class);
        return new Answers.Chunks(
                relation, LIMIT, chunks.size() > LIMIT, chunks.subList(0, Math.min(chunks.size(), LIMIT)));
    }

    private Query query(String sql) {
        return client.query(sql).name("endpoint").timeout(timeout);
    }

    record Table(String tableSchema, String tableName, long oid, boolean columnstore, String extensionSchema) {}
}
