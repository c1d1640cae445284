package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.DeclaredColumn;
import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * A row that its table cannot hold, or of which a component cannot be read, found out before anything of it was sent. The message
 * names the column, the component and the place of the row, never a value. The cause is what an accessor of the application has
 * thrown, if one has.
 */
public final class RowRefusedException extends DataIntegrityViolationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long row;
    private final @Nullable String column;
    private final @Nullable String property;
    private final String reason;

    private RowRefusedException(
            String message,
            long row,
            @Nullable String column,
            @Nullable String property,
            String reason,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.row = row;
        this.column = column;
        this.property = property;
    }

    static RowRefusedException ofNull(long row) {
        return new RowRefusedException("row " + row + " is null", row, null, null, "is null", null);
    }

    static RowRefusedException of(long row, DeclaredColumn column, RefusedValueException refused) {
        return new RowRefusedException(
                "row " + row + " is refused: '" + column.property() + "' for column '" + column.column() + "' "
                        + refused.reason(),
                row,
                column.column(),
                column.property(),
                refused.reason(),
                refused.getCause());
    }

    /**
     * Which row it is.
     *
     * @return its place among those given, from 0; for a {@link CopyWriter} how many rows were written before
     */
    public long row() {
        return row;
    }

    /**
     * The column that cannot hold its value.
     *
     * @return the column's name; {@code null} if the row itself is {@code null}
     */
    public @Nullable String column() {
        return column;
    }

    /**
     * The component with the value.
     *
     * @return its name in Java; {@code null} if the row itself is {@code null}
     */
    public @Nullable String property() {
        return property;
    }

    /**
     * What is wrong with the value.
     *
     * @return the end of a sentence that begins with the column
     */
    public String reason() {
        return reason;
    }
}
