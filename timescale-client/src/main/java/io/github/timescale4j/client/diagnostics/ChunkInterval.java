package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Literal;
import org.jspecify.annotations.Nullable;

/** The statement that gives new chunks of a table another interval. */
final class ChunkInterval {

    private ChunkInterval() {}

    /** None where the time is a number, whose interval no finding can tell. */
    static String[] set(CheckContext context, String schema, String name, @Nullable String interval) {
        return interval == null
                ? new String[0]
                : new String[] {
                    "SELECT " + context.function("set_chunk_time_interval") + "(" + SqlCheck.regclass(schema, name)
                            + ", INTERVAL " + Literal.quote(interval) + ")"
                };
    }
}
