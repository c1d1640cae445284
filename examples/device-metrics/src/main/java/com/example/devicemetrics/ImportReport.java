package com.example.devicemetrics;

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

    /** The line of the file, counted from 1 with its header, or the element of a JSON array, counted from 1. */
    public record Refusal(long line, String reason) {}
}
