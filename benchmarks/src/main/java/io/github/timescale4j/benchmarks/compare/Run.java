package io.github.timescale4j.benchmarks.compare;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One contender at its start line: connected, with everything at hand that is not to be measured. */
@FunctionalInterface
interface Run extends AutoCloseable {

    /**
     * Does what is measured.
     *
     * @return how many rows it moved
     */
    long run() throws Exception;

    /** The program that does it, if it is not this one. */
    default @Nullable Process program() {
        return null;
    }

    @Override
    default void close() throws IOException, SQLException {}
}
