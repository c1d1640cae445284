package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.ingest.CopyOptions;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How an import runs, apart from how its file is read.
 *
 * @param handler is told of refusals
 * @param maxRefusals how many refusals do not end it
 * @param interval how often the listener is told
 * @param listener is told how far it is
 * @param copyOptions how batches are written
 * @param retryLimit how long it waits for a database that is gone
 * @param isRefresh whether aggregates are refreshed afterwards
 */
record ImportOptions(
        @Nullable CsvRefusalHandler handler,
        long maxRefusals,
        Duration interval,
        @Nullable Consumer<CsvProgress> listener,
        CopyOptions copyOptions,
        Duration retryLimit,
        boolean isRefresh) {

    static final ImportOptions DEFAULT = new ImportOptions(
            null, Long.MAX_VALUE, Duration.ofSeconds(1), null, CopyOptions.defaults(), Duration.ofMinutes(1), false);

    ImportOptions withHandler(CsvRefusalHandler other) {
        return new ImportOptions(other, maxRefusals, interval, listener, copyOptions, retryLimit, isRefresh);
    }

    ImportOptions withMaxRefusals(long other) {
        return new ImportOptions(handler, other, interval, listener, copyOptions, retryLimit, isRefresh);
    }

    ImportOptions withProgress(Duration otherInterval, Consumer<CsvProgress> other) {
        return new ImportOptions(handler, maxRefusals, otherInterval, other, copyOptions, retryLimit, isRefresh);
    }

    ImportOptions withCopyOptions(CopyOptions other) {
        return new ImportOptions(handler, maxRefusals, interval, listener, other, retryLimit, isRefresh);
    }

    ImportOptions withRetryLimit(Duration other) {
        return new ImportOptions(handler, maxRefusals, interval, listener, copyOptions, other, isRefresh);
    }

    ImportOptions withRefresh() {
        return new ImportOptions(handler, maxRefusals, interval, listener, copyOptions, retryLimit, true);
    }
}
