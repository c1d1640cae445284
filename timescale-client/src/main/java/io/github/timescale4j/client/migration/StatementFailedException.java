package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The server refused a statement of a declaration; the whole migration was rolled back. */
public final class StatementFailedException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient RelationName relation;
    private final String type;
    private final String statement;
    private final @Nullable String sqlState;

    StatementFailedException(DeclaredRelation declared, String statement, SQLException cause) {
        this(declared.relation(), declared.type(), statement, cause, "");
    }

    StatementFailedException(RelationName relation, String type, String statement, SQLException cause, String advice) {
        super(describe(relation, type, statement, cause) + advice, cause);
        this.relation = relation;
        this.type = type;
        this.statement = statement;
        this.sqlState = cause.getSQLState();
    }

    private static String describe(RelationName relation, String type, String statement, SQLException cause) {
        String hint = "55P03".equals(cause.getSQLState())
                ? "\nSomebody else holds a lock: try again, or raise the migration's lock timeout"
                : "";
        return "The server refused a statement of " + relation + " (" + type + "), so nothing was changed. SQLSTATE "
                + cause.getSQLState() + ", " + cause.getMessage() + hint + "\nThe statement:\n" + statement.indent(4);
    }

    /**
     * The relation whose declaration failed.
     *
     * @return the table or view
     */
    public RelationName relation() {
        return relation;
    }

    /**
     * The declared type.
     *
     * @return the binary name of a class
     */
    public String type() {
        return type;
    }

    /**
     * What the server refused.
     *
     * @return one statement of SQL
     */
    public String statement() {
        return statement;
    }

    /**
     * The server's code for the error.
     *
     * @return the SQLSTATE, or {@code null} if the server gave none
     */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
