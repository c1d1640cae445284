package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.Identifier;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for hypertables and what is in them: one statement for all of them, one for their sizes, one for their columnstores. */
final class HypertableReader {

    /**
     * Chunks are counted as the children they are, which takes no right on any of them. The view shows an aggregate's name, the table
     * under it has the chunks.
     */
    private static final String TABLES = VisibleAggregates.only("""
            SELECT r.schema, r.name,
                   CASE WHEN pg_catalog.pg_table_is_visible(k.oid) THEN r.name ELSE r.schema || '.' || r.name END AS relation,
                   r.aggregate, r.columnstore, c.oid::bigint AS oid,
                   count(i.inhrelid) AS chunks,
                   coalesce(sum(pg_catalog.pg_stat_get_tuples_inserted(i.inhrelid)), 0)::bigint AS inserted
            FROM (SELECT h.hypertable_schema::text AS schema, h.hypertable_name::text AS name,
                         h.hypertable_schema::text AS table_schema, h.hypertable_name::text AS table_name,
                         h.compression_enabled AS columnstore, false AS aggregate
                  FROM timescaledb_information.hypertables h
                  UNION ALL
                  SELECT a.view_schema::text, a.view_name::text,
                         a.materialization_hypertable_schema::text, a.materialization_hypertable_name::text,
                         a.compression_enabled, true
                  FROM timescaledb_information.continuous_aggregates a) r
            JOIN pg_catalog.pg_namespace kn ON kn.nspname = r.schema
            JOIN pg_catalog.pg_class k ON k.relnamespace = kn.oid AND k.relname = r.name
            JOIN pg_catalog.pg_namespace cn ON cn.nspname = r.table_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = cn.oid AND c.relname = r.table_name
            LEFT JOIN pg_catalog.pg_inherits i ON i.inhparent = c.oid
            GROUP BY 1, 2, 3, 4, 5, 6""");

    /** The function before TimescaleDB 2.14 looks at every file, the later one at what the server has in memory. */
    private static final String SIZES = """
            SELECT o.oid, sum(s.total_bytes)::bigint AS bytes, sum(s.table_bytes)::bigint AS table_bytes,
                   sum(s.index_bytes)::bigint AS index_bytes
            FROM unnest(CAST(:oids AS bigint[])) AS o(oid), LATERAL %s(o.oid::oid::regclass) s
            GROUP BY o.oid""";

    /** This name works from 2.11 on. */
    private static final String COLUMNSTORES = """
            SELECT o.oid, coalesce(sum(s.number_compressed_chunks), 0)::bigint AS chunks,
                   sum(s.before_compression_total_bytes)::bigint AS bytes_before,
                   sum(s.after_compression_total_bytes)::bigint AS bytes_after
            FROM unnest(CAST(:oids AS bigint[])) AS o(oid), LATERAL %s(o.oid::oid::regclass) s
            GROUP BY o.oid""";

    private static final Comparator<HypertableStatistics> LARGEST_FIRST = Comparator.comparingLong(
                    (HypertableStatistics table) -> table.bytes() == null ? 0L : table.bytes())
            .thenComparingLong(HypertableStatistics::chunks)
            .reversed()
            .thenComparing(HypertableStatistics::relation);

    private HypertableReader() {}

    static List<HypertableStatistics> read(Questions questions, String extensionSchema, boolean approximateSizes) {
        List<Table> tables = questions.query(TABLES).list(Table.class);
        String schema = Identifier.quote(extensionSchema) + ".";
        String size = schema + (approximateSizes ? "hypertable_approximate_detailed_size" : "hypertable_detailed_size");
        Map<Long, Size> sizes = asked(questions, SIZES.formatted(size), tables, Size.class, Size::oid);
        Map<Long, Columnstore> columnstores = asked(
                questions,
                COLUMNSTORES.formatted(schema + "hypertable_compression_stats"),
                tables.stream().filter(Table::columnstore).toList(),
                Columnstore.class,
                Columnstore::oid);
        return tables.stream()
                .map(table -> table.with(sizes.get(table.oid()), columnstores.get(table.oid())))
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private static <T> Map<Long, T> asked(
            Questions questions, String sql, List<Table> tables, Class<T> type, Function<T, Long> oid) {
        if (tables.isEmpty()) {
            return Map.of();
        }
        Long[] oids = tables.stream().map(Table::oid).toArray(Long[]::new);
        Map<Long, T> answer = questions.orNothing(() -> questions.query(sql).bind("oids", oids).list(type).stream()
                .collect(Collectors.toMap(oid, Function.identity(), (one, other) -> other, HashMap::new)));
        return answer == null ? Map.of() : answer;
    }

    record Table(
            String schema,
            String name,
            String relation,
            boolean aggregate,
            boolean columnstore,
            long oid,
            long chunks,
            long inserted) {

        HypertableStatistics with(@Nullable Size size, @Nullable Columnstore store) {
            return new HypertableStatistics(
                    schema,
                    name,
                    relation,
                    aggregate,
                    chunks,
                    size == null ? null : size.bytes(),
                    size == null ? null : size.tableBytes(),
                    size == null ? null : size.indexBytes(),
                    store == null ? 0 : store.chunks(),
                    store == null ? null : store.bytesBefore(),
                    store == null ? null : store.bytesAfter(),
                    inserted);
        }
    }

    record Size(
            long oid,
            @Nullable Long bytes,
            @Nullable Long tableBytes,
            @Nullable Long indexBytes) {}

    record Columnstore(
            long oid,
            long chunks,
            @Nullable Long bytesBefore,
            @Nullable Long bytesAfter) {}
}
