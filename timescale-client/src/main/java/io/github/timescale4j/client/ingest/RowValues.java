package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of rows, which a message of the server may quote and a message of the client must not. */
final class RowValues {

    private RowValues() {}

    static <T> List<@Nullable Object> of(RowWriter<T> writer, List<T> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        for (T row : rows) {
            for (int i = 0; i < writer.components().size(); i++) {
                values.add(value(writer, i, row));
            }
        }
        return values;
    }

    /** What cannot be read was not sent either, and must not hide the error that is to be told. */
    private static <T> @Nullable Object value(RowWriter<T> writer, int index, T row) {
        try {
            return writer.value(index, row);
        } catch (RefusedValueException e) {
            return null;
        }
    }
}
