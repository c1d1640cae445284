package io.github.timescale4j.client.ingest.csv;

import java.time.Duration;

/**
 * How far an import is.
 *
 * @param read how many records were read, without the header and empty lines
 * @param stored how many of them are stored and committed
 * @param refused how many were refused
 * @param elapsed how long it has taken until now
 */
public record CsvProgress(long read, long stored, long refused, Duration elapsed) {

    /**
     * The speed.
     *
     * @return rows stored in a second, on average
     */
    public long rowsPerSecond() {
        long nanos = Math.max(1, elapsed.toNanos());
        return Math.round(stored * 1e9 / nanos);
    }
}
