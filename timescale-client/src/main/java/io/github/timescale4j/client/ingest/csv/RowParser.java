package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.mapping.ObjectMaker;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of records. Used by one thread.
 *
 * @param <T> the type of the objects
 */
final class RowParser<T> {

    private final ObjectMaker<T> maker;
    private final List<Function<String, ?>> parsers;
    private final int[] places;
    private final int fields;
    private final @Nullable Consumer<? super T> check;

    /**
     * Makes a parser for the records of one file.
     *
     * @param maker makes objects
     * @param parsers make values, one for each component
     * @param places where each component is in a record; -1 for nowhere
     * @param fields how many fields each record has
     * @param check refuses objects by throwing {@link IllegalArgumentException}
     */
    RowParser(
            ObjectMaker<T> maker,
            List<Function<String, ?>> parsers,
            List<Integer> places,
            int fields,
            @Nullable Consumer<? super T> check) {
        this.maker = maker;
        this.parsers = parsers;
        this.places = places.stream().mapToInt(Integer::intValue).toArray();
        this.fields = fields;
        this.check = check;
    }

    /**
     * Makes an object.
     *
     * @throws RefusedLineException if the record does not fit
     */
    T parse(CsvLine line) {
        if (line.problem() != null) {
            throw new RefusedLineException(null, line.problem());
        }
        if (line.fields().size() != fields) {
            throw new RefusedLineException(
                    null, "it has " + line.fields().size() + " fields, the header has " + fields);
        }
        @Nullable Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = places[i] < 0 ? null : value(i, line.fields().get(places[i]));
        }
        return make(values);
    }

    private @Nullable Object value(int component, @Nullable String text) {
        ObjectMaker.Component of = maker.components().get(component);
        String column = of.column().column();
        boolean isText = FieldParsers.isText(of.type());
        String stripped = text == null || isText ? text : text.strip();
        Object value = null;
        try {
            if (stripped != null && (isText || !stripped.isEmpty())) {
                value = parsers.get(component).apply(stripped);
            }
        } catch (RefusedValueException e) {
            throw new RefusedLineException(column, "'" + column + "' " + e.reason());
        } catch (RuntimeException e) {
            throw new RefusedLineException(
                    column,
                    "'" + column + "' is refused by its converter with "
                            + e.getClass().getSimpleName());
        }
        if (value == null && !of.nullable()) {
            throw new RefusedLineException(column, "'" + column + "' is missing");
        }
        return value;
    }

    private T make(@Nullable Object[] values) {
        T row;
        try {
            row = maker.make(values);
        } catch (RuntimeException e) {
            throw new RefusedLineException(
                    null, "the constructor refuses it with " + e.getClass().getSimpleName());
        }
        try {
            if (check != null) {
                check.accept(row);
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedLineException(null, String.valueOf(e.getMessage()));
        }
        return row;
    }
}
