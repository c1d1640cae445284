package io.github.timescale4j.test.statement;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a statement is handed to the client.
 *
 * @param place where
 * @param query whether it has to return rows; an update must not
 * @param texts the texts that it may be
 * @param certain whether it is one of them; otherwise it may also be one that is put together at run time
 * @param readAs the class that its rows become, where that can be told
 */
record FoundStatement(
        StackTraceElement place,
        boolean query,
        Set<String> texts,
        boolean certain,
        @Nullable String readAs) {}
