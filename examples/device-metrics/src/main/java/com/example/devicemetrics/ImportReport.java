package com.example.devicemetrics;

import io.github.timescale4j.client.admin.RefreshedWindow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import.
 *
 * @param stored how many rows are in the database now
 * @param refused how many are not
 * @param refusals why, line by line; at most the first {@value ImportReport#SHOWN}
 * @param warning what else did not work; usually {@code null}
 */
public record ImportReport(
        long stored,
        long refused,
        List<Refusal> refusals,
        @Nullable String warning) {

    static final int SHOWN = 100;

    /** The rows are stored, whatever became of the refresh: an error there must not look as if they were not. */
    static final String NOT_REFRESHED =
            "The rows are stored, but the minutes, hours and days could not all be refreshed: they"
                    + " show them after their next refresh";

    /** An aggregate is not refreshed from where its source may have dropped rows: that would delete what it has there. */
    static @Nullable String tooOld(Instant earliest, List<RefreshedWindow> windows) {
        return windows.stream()
                .filter(window -> window.from().isAfter(earliest))
                .findFirst()
                .map(window -> "All rows are stored, but " + window.aggregate().name() + " goes back no further than "
                        + window.from() + ", as far as its source is kept")
                .orElse(null);
    }

    /** The line of the file, counted from 1 with its header, or the element of a JSON array, counted from 1. */
    public record Refusal(long line, String reason) {}
}
