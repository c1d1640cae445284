package io.github.timescale4j.test.statement;

import org.jspecify.annotations.Nullable;

/**
 * What the server says of one statement.
 *
 * @param place where it is handed to the client
 * @param sql its text; {@code null} if it is put together when the application runs
 * @param outcome whether the server takes it
 * @param sqlState the server's error code; {@code null} if it has none
 * @param problem what is wrong, or why it was not checked; {@code null} if it is valid
 * @param hint what to do about it, where that is known
 */
public record CheckedStatement(
        StackTraceElement place,
        @Nullable String sql,
        Outcome outcome,
        @Nullable String sqlState,
        @Nullable String problem,
        @Nullable String hint) {

    /** What came of the check. */
    public enum Outcome {
        /** The server would run it. */
        VALID,
        /** The server would refuse it, or the client would refuse its rows. */
        INVALID,
        /** Nobody can say without running the application. */
        UNCHECKED
    }

    static CheckedStatement valid(StackTraceElement place, String sql) {
        return new CheckedStatement(place, sql, Outcome.VALID, null, null, null);
    }

    static CheckedStatement invalid(
            StackTraceElement place, String sql, @Nullable String sqlState, String problem, @Nullable String hint) {
        return new CheckedStatement(place, sql, Outcome.INVALID, sqlState, problem, hint);
    }

    static CheckedStatement unchecked(
            StackTraceElement place,
            @Nullable String sql,
            @Nullable String sqlState,
            String problem,
            @Nullable String hint) {
        return new CheckedStatement(place, sql, Outcome.UNCHECKED, sqlState, problem, hint);
    }

    /**
     * The statement in some lines, of which the first is one that development environments make a link of.
     *
     * @return the place, the problem, the hint and the SQL
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("at ").append(place);
        if (problem != null) {
            text.append("\n    ").append(problem);
        }
        if (sqlState != null) {
            text.append(" (SQLSTATE ").append(sqlState).append(')');
        }
        if (hint != null) {
            text.append("\n    ").append(hint);
        }
        if (sql != null && outcome != Outcome.VALID) {
            text.append("\n    SQL: ").append(sql.strip().indent(9).strip());
        }
        return text.toString();
    }
}
