package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import org.jspecify.annotations.Nullable;

/** Writes JSON, and says why not without a word of the codec's: what a codec of the application says may hold values. */
final class JsonTexts {

    private JsonTexts() {}

    /** Throws {@link RefusedValueException} if it cannot be written. */
    static String of(@Nullable JsonCodec codec, Object value) {
        if (value instanceof String text) {
            return text;
        }
        try {
            return ColumnReaders.require(codec).write(value);
        } catch (Unfit e) {
            throw new RefusedValueException("is refused: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) { // it may hold itself
            throw new RefusedValueException(
                    "is an object of " + value.getClass().getName()
                            + " that cannot be written as JSON: the codec threw "
                            + e.getClass().getName());
        }
    }
}
