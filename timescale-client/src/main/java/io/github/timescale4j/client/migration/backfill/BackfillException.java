package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A step that runs after the schema's transaction failed or is refused. What was done before it stays, and the next run continues
 * there.
 */
public class BackfillException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RelationName relation;
    private final @Nullable String sqlState;
    private final @Nullable String sliceFrom;
    private final @Nullable String sliceTo;

    BackfillException(RelationName relation, String message, @Nullable SQLException cause) {
        this(relation, message, null, null, cause);
    }

    private BackfillException(
            RelationName relation,
            String message,
            @Nullable String sliceFrom,
            @Nullable String sliceTo,
            @Nullable SQLException cause) {
        super(message, cause);
        this.relation = relation;
        this.sqlState = cause == null ? null : cause.getSQLState();
        this.sliceFrom = sliceFrom;
        this.sliceTo = sliceTo;
    }

    /** Some failures come again whenever the same rows are read. */
    static BackfillException inSlice(String what, RelationName relation, String from, String to, SQLException cause) {
        return new BackfillException(
                relation,
                what + " " + relation + " failed in the slice " + from + " to " + to + ": SQLSTATE "
                        + cause.getSQLState() + ", " + cause.getMessage()
                        + ". What was done before is kept: the next start continues there. Where it fails each time,"
                        + " correct the rows of that slice, or declare another query, with which the aggregate is made"
                        + " anew. One that is not declared any more has to be dropped only if a retention waits for it",
                from,
                to,
                cause);
    }

    static BackfillException failed(String what, RelationName relation, SQLException cause) {
        return new BackfillException(
                relation,
                what + " " + relation + " failed: SQLSTATE " + cause.getSQLState() + ", " + cause.getMessage()
                        + ". What was done before is kept: the next start continues there",
                cause);
    }

    /**
     * What the step was for.
     *
     * @return the aggregate or table
     */
    public RelationName relation() {
        return relation;
    }

    /**
     * Where the slice begins that could not be refreshed.
     *
     * @return a time, or a number where the time is one; {@code null} if it is not a slice that failed
     */
    public @Nullable String sliceFrom() {
        return sliceFrom;
    }

    /**
     * Where that slice ends.
     *
     * @return a time, or a number where the time is one; {@code null} if it is not a slice that failed
     */
    public @Nullable String sliceTo() {
        return sliceTo;
    }

    /**
     * The server's code for the error.
     *
     * @return the SQLSTATE, or {@code null} if it is not the server that refused
     */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
