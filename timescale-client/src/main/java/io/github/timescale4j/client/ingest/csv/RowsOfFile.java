package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.ingest.csv.Columns.Places;
import io.github.timescale4j.client.ingest.csv.Columns.UnfitHeaderException;
import io.github.timescale4j.client.mapping.ObjectMaker;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to read rows of a file, apart from the file.
 *
 * @param maker makes them
 * @param columns finds components
 * @param parsers make values of texts
 * @param check looks at rows
 * @param header of a file that has none
 * @param <T> what lines become
 */
record RowsOfFile<T>(
        ObjectMaker<T> maker,
        Columns columns,
        List<Function<String, ?>> parsers,
        @Nullable Consumer<? super T> check,
        @Nullable List<String> header) {

    /**
     * How the records of one file are read.
     *
     * @param parser makes rows
     * @param ignored the names in the header that are for nothing
     * @param <T> what lines become
     */
    record Opened<T>(RowParser<T> parser, List<String> ignored) {}

    /** Reads the header. */
    Opened<T> open(CsvLines lines) throws IOException, UnfitHeaderException {
        List<@Nullable String> names;
        if (header != null) {
            names = List.copyOf(header);
        } else {
            CsvLine first = lines.next();
            if (first == null) {
                throw new UnfitHeaderException("there is nothing in it, not even a header");
            }
            if (first.problem() != null) {
                throw new UnfitHeaderException("the header cannot be read: " + first.problem());
            }
            names = first.fields();
        }
        Places places = columns.places(names);
        lines.expect(names.size());
        return new Opened<>(new RowParser<>(maker, parsers, places.places(), names.size(), check), places.ignored());
    }
}
