package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Newest chunks, into which rows are written, that do not fit into the memory together. */
final class HotChunksTooLargeCheck extends SqlCheck<HotChunksTooLargeCheck.Row> {

    /** The largest table first, because its interval changes most. */
    private static final String SQL = """
            WITH chunk AS (
                SELECT k.hypertable_schema AS schema, k.hypertable_name AS name, c.oid,
                       row_number() OVER (PARTITION BY k.hypertable_schema, k.hypertable_name
                                          ORDER BY k.range_end DESC, k.range_end_integer DESC) AS place
                FROM timescaledb_information.chunks k
                JOIN timescaledb_information.hypertables USING (hypertable_schema, hypertable_name)
                JOIN pg_catalog.pg_namespace n ON n.nspname = k.chunk_schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = k.chunk_name
                WHERE NOT k.is_compressed),
            hot AS (
                SELECT schema, name, sum(pg_catalog.pg_total_relation_size(oid))::bigint AS bytes
                FROM chunk WHERE place <= 3 GROUP BY 1, 2),
            server AS (
                SELECT coalesce(:memory::bigint,
                                4 * pg_catalog.pg_size_bytes(current_setting('shared_buffers'))) AS memory)
            SELECT t.schema, t.name, t.bytes, t.total, t.memory, t.seconds FROM (
                SELECT h.schema, h.name, h.bytes, (sum(h.bytes) OVER ())::bigint AS total, s.memory,
                       extract(epoch FROM d.time_interval)::bigint AS seconds
                FROM hot h
                CROSS JOIN server s
                LEFT JOIN timescaledb_information.dimensions d
                       ON d.hypertable_schema = h.schema AND d.hypertable_name = h.name AND d.dimension_number = 1) t
            WHERE t.total > :share * t.memory
            ORDER BY t.bytes DESC
            LIMIT 1""";

    private static final long MEGABYTE = 1 << 20;

    HotChunksTooLargeCheck() {
        super("hot-chunks-too-large", Topic.CHUNKS, Row.class);
    }

    /** The table with the largest newest chunks, and what those of all tables take; no seconds where time is a number. */
    record Row(
            String schema,
            String name,
            long bytes,
            long total,
            long memory,
            @Nullable Long seconds) {}

    @Override
    Query query(CheckContext context) {
        Thresholds.Chunks limits = context.thresholds().chunks();
        return context.query(SQL).bind("memory", limits.memory()).bind("share", limits.hotShare());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        double limit = context.thresholds().chunks().hotShare() * found.memory();
        return issue(
                found.total() > 2 * limit ? Severity.ERROR : Severity.WARNING,
                relation(found.schema(), found.name()),
                "The newest three chunks of each table take " + found.total() / MEGABYTE + " MB together, "
                        + found.bytes() / MEGABYTE + " MB of them are of this table. The server has about "
                        + found.memory() / MEGABYTE + " MB of memory.",
                "Rows are written into the newest chunks. Where these and their indexes do not fit into the memory, each"
                        + " row waits for the disk.",
                "Choose a shorter interval for new chunks. If the server has more memory than that, set it:"
                        + " timescale.diagnostics.memory.",
                ChunkInterval.set(context, found.schema(), found.name(), interval(found, limit)));
    }

    private static @Nullable String interval(Row found, double limit) {
        return found.seconds() == null
                ? null
                : rounded((long) (found.seconds() * limit / found.total())).toString();
    }

    /** Whole days, hours or minutes. */
    private static Duration rounded(long seconds) {
        Duration exact = Duration.ofSeconds(seconds);
        if (exact.toDays() > 0) {
            return Duration.ofDays(exact.toDays());
        }
        return exact.toHours() > 0
                ? Duration.ofHours(exact.toHours())
                : Duration.ofMinutes(Math.max(1, exact.toMinutes()));
    }
}
