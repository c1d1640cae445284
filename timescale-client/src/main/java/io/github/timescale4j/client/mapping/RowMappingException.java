package io.github.timescale4j.client.mapping;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TypeMismatchDataAccessException;

/** A row of a result cannot become the object that was asked for. The message names columns and types, never a value. */
public final class RowMappingException extends TypeMismatchDataAccessException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final @Nullable String component;

    RowMappingException(
            String message, @Nullable String column, @Nullable String component, @Nullable Throwable cause) {
        super(message, cause);
        this.column = column;
        this.component = component;
    }

    /**
     * The column that does not fit.
     *
     * @return its name; {@code null} if the type as a whole cannot be mapped
     */
    public @Nullable String column() {
        return column;
    }

    /**
     * The component or field that the column is for.
     *
     * @return its name in Java; {@code null} if a simple value was asked for, or if the type as a whole cannot be mapped
     */
    public @Nullable String component() {
        return component;
    }
}
