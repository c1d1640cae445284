package io.github.timescale4j.client.execution;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Turns errors of the database into Spring's, without any value that was bound. */
final class Errors {

    private static final SQLStateSQLExceptionTranslator BY_STATE = new SQLStateSQLExceptionTranslator();
    private static final String APACHE =
            " The database runs TimescaleDB's Apache edition, which lacks continuous aggregates,"
                    + " policies and the columnstore: use the community edition (timescaledb.license = 'timescale')";

    private static final String NO_EXTENSION =
            ". The database does not have the extension: run CREATE EXTENSION timescaledb";

    private Errors() {}

    static DataAccessException translate(StatementContext context, SQLException error) {
        SQLException safe = SafeException.of(error, context.values().get());
        String message = context.label() + ": " + safe.getMessage() + hint(safe);
        String state = String.valueOf(safe.getSQLState());
        String withSql = message + "; SQL [" + context.sql() + "]";
        if (state.equals("42501")) {
            return new PermissionDeniedDataAccessException(withSql, safe);
        }
        if (state.equals("55P03")) {
            return new CannotAcquireLockException(withSql, safe);
        }
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "42" -> new BadSqlGrammarException(message, context.sql(), safe);
            // What this version, edition or state of the transaction does not offer, or a query without a result.
            case "0A", "25", "01", "02" -> new InvalidDataAccessApiUsageException(withSql, safe);
            // TS is TimescaleDB's own class, such as TS001 "not a hypertable".
            case "TS", "2B", "55" -> new InvalidDataAccessResourceUsageException(withSql, safe);
            default -> byState(context, safe);
        };
    }

    private static DataAccessException byState(StatementContext context, SQLException safe) {
        DataAccessException translated = BY_STATE.translate(context.label(), context.sql(), safe);
        return translated != null ? translated : new UncategorizedSQLException(context.label(), context.sql(), safe);
    }

    private static String hint(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if ("0A000".equals(error.getSQLState()) && message.contains("\"apache\" license")) {
            return APACHE;
        }
        if ("02000".equals(error.getSQLState())) {
            return ". The statement returns no rows: use update() or execute()";
        }
        if ("0100E".equals(error.getSQLState())) {
            return ". The statement returns rows: use query()";
        }
        return message.contains("\"timescaledb_information.") ? NO_EXTENSION : "";
    }

    /** Spring's own message does not say why; the reason is the pool's, and the reason of that the driver's. */
    static CannotGetJdbcConnectionException withoutConnection(CannotGetJdbcConnectionException error) {
        if (!(error.getCause() instanceof SQLException cause)) {
            return error;
        }
        SQLException safe = SafeException.of(cause, List.of());
        String reason = String.valueOf(safe.getMessage());
        String pool = String.valueOf(cause.getMessage());
        return new CannotGetJdbcConnectionException(
                "no connection to the database: " + (reason.startsWith(pool) ? reason : pool + ": " + reason), safe);
    }
}
