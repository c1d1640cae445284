package io.github.timescale4j.client.ingest.csv;

/**
 * A row and where it is from. The text is only kept where somebody wants it.
 *
 * @param line its line
 * @param text what the line says, or nothing
 * @param row the row
 * @param <T> its type
 */
record CsvRow<T>(long line, String text, T row) {

    @Override
    public String toString() {
        return "line " + line;
    }
}
