package io.github.timescale4j.client.ingest.csv;

/**
 * A row and where it is from. The text is only kept where somebody wants it.
 *
 * @param line its line
 * @param length how many characters the line has
 * @param text what the line says, or nothing
 * @param row the row
 * @param <T> its type
 */
record CsvRow<T>(long line, int length, String text, T row) {

    /** The objects of a row, without the texts in them. */
    private static final int OBJECTS = 128;

    /** About how large it is, its values and what is kept of the line; both are as long as the line. */
    int size() {
        return OBJECTS + 2 * length;
    }

    @Override
    public String toString() {
        return "line " + line;
    }
}
