package io.github.timescale4j.client.ingest.writer;

import java.util.concurrent.CompletableFuture;

/** A row that somebody waits for. Other rows are in the buffer as they are, because a future for each would cost more than it. */
record Tracked<T>(T row, CompletableFuture<Void> future) {

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // only rows and tracked rows are put into a buffer of that type
    static <T> T row(Object entry) {
        return entry instanceof Tracked<?> tracked ? (T) tracked.row() : (T) entry;
    }

    static void stored(Object entry) {
        if (entry instanceof Tracked<?> tracked) {
            tracked.future().complete(null);
        }
    }

    static void failed(Object entry, RowNotStoredException error) {
        if (entry instanceof Tracked<?> tracked) {
            tracked.future().completeExceptionally(error);
        }
    }

    /** Says that a row had to make room. */
    static void dropped(Object entry) {
        if (isTracked(entry)) {
            failed(
                    entry,
                    new RowNotStoredException(
                            RowNotStoredException.Reason.DROPPED,
                            null,
                            0,
                            false,
                            "the row was dropped to make room for newer ones",
                            null));
        }
    }

    static boolean isTracked(Object entry) {
        return entry instanceof Tracked<?>;
    }
}
