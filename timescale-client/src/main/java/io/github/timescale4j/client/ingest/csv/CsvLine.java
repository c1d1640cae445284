package io.github.timescale4j.client.ingest.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file.
 *
 * @param number of its first line
 * @param text as it is in the file
 * @param fields what it is made of, {@code null} for what stands for null
 * @param problem why it could not be taken apart; {@code null} if it could
 */
record CsvLine(
        long number,
        String text,
        List<@Nullable String> fields,
        @Nullable String problem) {}
