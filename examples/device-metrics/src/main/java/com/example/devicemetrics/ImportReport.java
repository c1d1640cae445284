package com.example.devicemetrics;

import java.util.List;

/**
 * What became of an import.
 *
 * @param stored how many rows are in the database now
 * @param refused how many are not
 * @param refusals why, line by line; at most the first {@value ImportReport#SHOWN}
 */
public record ImportReport(long stored, long refused, List<Refusal> refusals) {

    static final int SHOWN = 100;

    /** The line of the file, counted from 1 with its header, or the element of a JSON array, counted from 1. */
    public record Refusal(long line, String reason) {}
}
