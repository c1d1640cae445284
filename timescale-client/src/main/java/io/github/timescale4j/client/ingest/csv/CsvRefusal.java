package io.github.timescale4j.client.ingest.csv;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file that did not become a row.
 *
 * @param line the number of the line in the file, from 1 with the header; of a record with line breaks in quotes the first one
 * @param column the column of the table that is to blame; {@code null} if it is not one of them, or not known
 * @param reason why, without any value of the line; what {@link CsvImport#check} throws is taken as it is
 * @param possiblyStored whether the row may be in the table in spite of this: the answer to an earlier attempt was lost, and the
 *     table has a key, so the next attempt found the row itself. {@link CsvImport#onConflict} avoids it
 */
public record CsvRefusal(long line, @Nullable String column, String reason, boolean possiblyStored) {}
