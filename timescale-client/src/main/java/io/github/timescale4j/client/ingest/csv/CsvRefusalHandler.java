package io.github.timescale4j.client.ingest.csv;

/**
 * Takes the lines that are refused: into a file that is corrected and imported again, for example. It is called by one thread at a
 * time, but not always by the same one, nor in the order of the lines: what only the database refuses is known later. What it
 * throws ends the import.
 */
@FunctionalInterface
public interface CsvRefusalHandler {

    /**
     * Takes one line.
     *
     * @param refusal which line, and why
     * @param record the text of the line as it is in the file, without its end; several lines if it has line breaks in quotes
     */
    void refused(CsvRefusal refusal, String record);
}
