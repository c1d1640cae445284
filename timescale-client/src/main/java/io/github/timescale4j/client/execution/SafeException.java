package io.github.timescale4j.client.execution;

import java.io.IOException;
import java.io.Serial;
import java.lang.reflect.Array;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An error of the database without the values that the original may hold: in its detail ({@code Key (id)=(4711) already
 * exists}), in the SQL of a batch, or in quotes in the message itself ({@code invalid input syntax for type integer: "…"}).
 */
final class SafeException extends SQLException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern QUOTED = Pattern.compile("\".*\"", Pattern.DOTALL);
    private static final Pattern AFTER_COLON = Pattern.compile(" ?: (?!\"\\.\\.\\.\").*", Pattern.DOTALL);
    private static final int SHORTEST_SECRET = 4;
    private static final String RAISED =
            "raised by a function or a trigger; its text is left out, because it may hold values";

    /** What runs RAISE, which may give any SQLSTATE: the rows of a COPY are not at hand, to be looked for in the text. */
    private static final String RAISE = "exec_stmt_raise";

    /** What the server says of the place in a COPY, in any language; what follows the number may hold values. */
    private static final Pattern LINE = Pattern.compile("^COPY [^,]+, [^\\d,]+ (\\d+)(?:,|$)", Pattern.MULTILINE);

    private SafeException(String message, @Nullable String state, int code, @Nullable Throwable cause) {
        super(message, state, code, cause);
    }

    static SQLException of(SQLException error, List<@Nullable Object> values) {
        SQLException told = mostTelling(error);
        String state = told.getSQLState() != null ? told.getSQLState() : error.getSQLState();
        String message = isRaised(told) ? RAISED : redact(primaryMessage(told), state, values);
        message += place(told);
        SafeException safe = new SafeException(
                state == null ? message : message + " (SQLSTATE " + state + ")", state, told.getErrorCode(), io(told));
        safe.setStackTrace(told.getStackTrace());
        return safe;
    }

    /** A batch wraps the server's error, and so does the pool. */
    private static SQLException mostTelling(SQLException error) {
        SQLException found = error;
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof PSQLException e) {
                return e;
            }
            if (at instanceof SQLException e && e.getNextException() instanceof PSQLException next) {
                found = next;
            }
        }
        return found;
    }

    private static String primaryMessage(SQLException error) {
        if (error instanceof BatchUpdateException) {
            return "a batch failed"; // the driver's message would hold the whole batch
        }
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String message = server == null ? error.getMessage() : server.getMessage();
        return message == null ? error.getClass().getSimpleName() : message;
    }

    private static boolean isRaised(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return server != null && RAISE.equals(server.getRoutine());
    }

    /** Which row of a COPY it was, where the server says it. */
    private static String place(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (server == null || server.getWhere() == null) {
            return "";
        }
        Matcher line = LINE.matcher(server.getWhere());
        return line.find() ? ", in row " + line.group(1) + " of the COPY" : "";
    }

    private static @Nullable Throwable io(SQLException error) {
        return error.getCause() instanceof IOException e ? e : null;
    }

    private static String redact(String message, @Nullable String state, List<@Nullable Object> values) {
        if (state != null && state.startsWith("P0")) {
            return RAISED;
        }
        String redacted = message;
        if (state != null && state.startsWith("22")) {
            redacted = QUOTED.matcher(redacted).replaceAll("\"...\"");
            redacted = AFTER_COLON.matcher(redacted).replaceAll(": ...");
        }
        for (Object value : values) {
            redacted = without(redacted, value);
        }
        return redacted;
    }

    /** The server may quote a value in any message: of a trigger or a domain, for example. */
    private static String without(String message, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return withoutAll(message, several);
        }
        if (value instanceof Map<?, ?> map) {
            return withoutAll(message, map.values());
        }
        if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
            String rest = message;
            for (int i = 0; i < Array.getLength(value); i++) {
                rest = without(rest, Array.get(value, i));
            }
            return rest;
        }
        return withoutOne(message, value);
    }

    private static String withoutAll(String message, Collection<?> values) {
        String rest = message;
        for (Object value : values) {
            rest = without(rest, value);
        }
        return rest;
    }

    private static String withoutOne(String message, @Nullable Object value) {
        String text = String.valueOf(value);
        if (value == null || text.length() < SHORTEST_SECRET || !message.contains(text)) {
            return message;
        }
        return message.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])", "...");
    }
}
