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

    BackfillException(RelationName relation, String message, @Nullable SQLException cause) {
        super(message, cause);
        this.relation = relation;
        this.sqlState = cause == null ? null : cause.getSQLState();
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
     * The server's code for the error.
     *
     * @return the SQLSTATE, or {@code null} if it is not the server that refused
     */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
