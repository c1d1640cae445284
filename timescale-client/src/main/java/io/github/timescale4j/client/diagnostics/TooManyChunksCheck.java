package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;
import org.jspecify.annotations.Nullable;

/** Tables with so many chunks that planning takes longer than reading. */
final class TooManyChunksCheck extends SqlCheck<TooManyChunksCheck.Row> {

    private static final String SQL = """
            SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, h.num_chunks AS chunks,
                   (4 * d.time_interval)::text AS longer
            FROM timescaledb_information.hypertables h
            LEFT JOIN timescaledb_information.dimensions d
                   ON d.hypertable_schema = h.hypertable_schema AND d.hypertable_name = h.hypertable_name
                  AND d.dimension_number = 1
            WHERE h.num_chunks >= :many""";

    TooManyChunksCheck() {
        super("too-many-chunks", Topic.CHUNKS, Row.class);
    }

    /** A table, and four times the interval of its chunks; nothing where time is a number. */
    record Row(
            String schema,
            String name,
            long chunks,
            @Nullable String longer) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("many", context.thresholds().chunks().many());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                found.chunks() >= context.thresholds().chunks().tooMany() ? Severity.ERROR : Severity.WARNING,
                relation(found.schema(), found.name()),
                "It has " + Count.of(found.chunks(), "chunk") + ".",
                "A query without a range of time looks at each of them: it is planned for some 400 ms with 1,000 chunks."
                        + " A change of the table locks each of them.",
                "Choose a longer interval, which new chunks will have, and let a retention policy drop what nobody reads.",
                ChunkInterval.set(context, found.schema(), found.name(), found.longer()));
    }
}
