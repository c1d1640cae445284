package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.RowRefusedException;
import io.github.timescale4j.client.ingest.UnencodableTypeException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Why rows could not be stored, and with that what to do next. The SQLSTATE decides, and where there is none, the type of the
 * exception; never its message.
 *
 * @param kind what to do
 * @param sqlState {@code null} if it is not known
 * @param outcomeUnknown whether the rows may have been committed
 * @param row the place of the row that is to blame among those that were sent; -1 if it is not known
 * @param cause the exception
 */
record Failure(Kind kind, @Nullable String sqlState, boolean outcomeUnknown, int row, Throwable cause) {

    private static final int UNKNOWN_ROW = -1;

    private static final int CLASS = 2;

    /** What is to be done about it. */
    enum Kind {
        /** It passes by itself: send the same again. */
        TRANSIENT,
        /** A row is to blame: look for it. */
        POISON,
        /** Less at once may work, and if not, the same later. */
        TOO_MUCH,
        /** It fails for all rows until somebody changes the database or the application: send the same again, but rarely. */
        PERMANENT,
        /** No row of the type can be stored as it was asked for: give all up at once. */
        HOPELESS
    }

    private Failure(Kind kind, @Nullable String sqlState, boolean outcomeUnknown, Throwable cause) {
        this(kind, sqlState, outcomeUnknown, UNKNOWN_ROW, cause);
    }

    static Failure of(Throwable error) {
        if (error instanceof RowRefusedException refused) {
            return new Failure(Kind.POISON, null, false, (int) refused.row(), error);
        }
        if (error instanceof UnencodableTypeException) {
            return new Failure(Kind.HOPELESS, null, false, error);
        }
        String state = sqlState(error);
        boolean connected = !has(error, CannotGetJdbcConnectionException.class);
        if (state != null) {
            boolean broken = state.startsWith("08") || state.startsWith("57P") || state.equals("40003");
            return new Failure(kind(state), state, broken && connected, error);
        }
        if (error instanceof Error fatal) {
            return new Failure(kind(fatal), null, true, error);
        }
        if (isAboutTheConnection(error)) {
            return new Failure(Kind.TRANSIENT, null, connected, error);
        }
        if (error instanceof InvalidDataAccessApiUsageException
                || error instanceof InvalidDataAccessResourceUsageException) {
            // The table does not fit the type, or not what is asked for: so it is for all rows.
            return new Failure(Kind.PERMANENT, null, false, error);
        }
        boolean databases = has(error, SQLException.class);
        return new Failure(databases ? Kind.TOO_MUCH : Kind.POISON, null, databases, error);
    }

    /** What an accessor or a codec has thrown for one row, what parts may have room for, or what is no row's fault, as a missing class. */
    private static Kind kind(Error error) {
        if (error instanceof OutOfMemoryError) {
            return Kind.TOO_MUCH;
        }
        return error instanceof StackOverflowError || error instanceof AssertionError ? Kind.POISON : Kind.PERMANENT;
    }

    private static boolean isAboutTheConnection(Throwable error) {
        return has(error, CannotGetJdbcConnectionException.class)
                || has(error, IOException.class)
                || has(error, SQLTransientException.class)
                || has(error, SQLRecoverableException.class)
                || has(error, TransientDataAccessException.class)
                || has(error, RecoverableDataAccessException.class)
                || has(error, DataAccessResourceFailureException.class);
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String sqlState(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException e
                    && e.getSQLState() != null
                    && e.getSQLState().length() > CLASS) {
                return e.getSQLState().toUpperCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static Kind kind(String state) {
        return switch (state) {
            // No lock, idle for too long, transaction for too long, and a server that only reads until it is promoted.
            case "55P03", "55006", "25P03", "25P04", "25006" -> Kind.TRANSIENT;
            // Stopped by a timeout; more rows than a transaction may decompress.
            case "57014", "53400" -> Kind.TOO_MUCH;
            case "40002" -> Kind.POISON;
            default -> ofClass(state.substring(0, CLASS));
        };
    }

    private static Kind ofClass(String stateClass) {
        return switch (stateClass) {
            case "08", "40", "53", "57", "58" -> Kind.TRANSIENT;
            case "07", "21", "22", "23", "44", "54", "P0" -> Kind.POISON;
            case "0A", "25", "28", "2B", "3D", "3F", "42", "55", "F0", "TS" -> Kind.PERMANENT;
            default -> Kind.TOO_MUCH; // unknown: parts of it may be stored, and nothing is given up at once
        };
    }

    WriterAccount.Failure toAccount(Instant time) {
        return new WriterAccount.Failure(time, sqlState, cause.getClass().getName());
    }
}
