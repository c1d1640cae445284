package io.github.timescale4j.test.statement;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.TypeMismatchDataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.util.ClassUtils;

/** Has the server parse statements and describe their rows, which runs none of them. */
final class StatementChecker {

    /** What only the type of a value decides, which the driver says when one is bound. */
    private static final Set<String> UNDECIDED = Set.of("42P18", "42725");

    /** What the server says after it has taken a parameter for what it is not. */
    private static final Set<String> GUESSED = Set.of("42883", "42804");

    private static final Pattern ADDED_TO = Pattern.compile("\\?(?!\\?)(\\s*[-+])");
    private static final Pattern ADDED = Pattern.compile("([-+][\\s(]*)\\?(?!\\?)");
    private static final Pattern READS = Pattern.compile("(?i)^\\s*(?:select|with|values|table)\\b");

    private final TimeScaleClient client;
    private final @Nullable ClassLoader loader;

    StatementChecker(TimeScaleClient client, @Nullable ClassLoader loader) {
        this.client = client;
        this.loader = loader;
    }

    CheckedStatement check(FoundStatement found, String sql) {
        NamedSql named;
        try {
            named = NamedSql.of(sql);
        } catch (InvalidDataAccessApiUsageException e) {
            return CheckedStatement.invalid(found.place(), sql, null, "the client refuses it: " + e.getMessage(), null);
        }
        try {
            return described(found, sql, columns(named.positional()), named);
        } catch (SQLException e) {
            return refused(found, sql, e, named);
        }
    }

    private CheckedStatement described(FoundStatement found, String sql, int columns, NamedSql named) {
        if (found.query() && columns == 0) {
            return CheckedStatement.invalid(
                    found.place(), sql, "02000", "it returns no rows", "use update() or execute()");
        }
        if (!found.query() && columns > 0) {
            return CheckedStatement.invalid(found.place(), sql, "0100E", "it returns rows", "use query()");
        }
        String unfit = found.readAs() == null ? null : unfit(sql, named, found.readAs());
        return unfit == null
                ? CheckedStatement.valid(found.place(), sql)
                : CheckedStatement.invalid(found.place(), sql, null, unfit, null);
    }

    /** How many columns its rows have; 0 if it has none. The connection goes back each time: a pool may have only one. */
    private int columns(String sql) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(client.dataSource());
        try {
            Savepoint savepoint = connection.getAutoCommit() ? null : connection.setSavepoint();
            requireDescribable(connection);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                ResultSetMetaData columns = statement.getMetaData();
                return columns == null ? 0 : columns.getColumnCount();
            } finally {
                if (savepoint != null) {
                    connection.rollback(savepoint);
                }
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, client.dataSource());
        }
    }

    private static void requireDescribable(Connection connection) throws SQLException {
        if (connection.isWrapperFor(PGConnection.class)
                && connection.unwrap(PGConnection.class).getPreferQueryMode() == PreferQueryMode.SIMPLE) {
            throw new IllegalStateException(
                    "the client's connections have preferQueryMode=simple, in which the driver runs what"
                            + " it is asked to describe: check the statements with a client whose URL does not say so");
        }
    }

    /**
     * The server takes what is added to or taken from a moment for another moment, and a moment before an interval for another interval;
     * the driver says what they are.
     */
    private boolean isTakenWithTimes(String sql) {
        String lengths = ADDED.matcher(sql).replaceAll("$1CAST(? AS interval)");
        String moments = ADDED_TO.matcher(sql).replaceAll("CAST(? AS timestamptz)$1");
        String both = ADDED.matcher(moments).replaceAll("$1CAST(? AS interval)");
        return Stream.of(lengths, moments, both)
                .distinct()
                .filter(typed -> !typed.equals(sql))
                .anyMatch(this::isTaken);
    }

    private boolean isTaken(String sql) {
        try {
            columns(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private CheckedStatement refused(FoundStatement found, String sql, SQLException error, NamedSql named) {
        String state = error.getSQLState();
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String message = server == null ? String.valueOf(error.getMessage()) : String.valueOf(server.getMessage());
        if (state != null
                && (UNDECIDED.contains(state) || (GUESSED.contains(state) && isTakenWithTimes(named.positional())))) {
            return CheckedStatement.unchecked(
                    found.place(), sql, state, message, "a cast of the parameter, such as :age::interval, decides it");
        }
        return CheckedStatement.invalid(
                found.place(), sql, state, message, Hints.of(state, server, named.positional()));
    }

    /**
     * Why rows cannot become what they are read as. With a limit of none the query runs as a part of another that takes no row of it;
     * what cannot be a part of another is not looked at.
     */
    private @Nullable String unfit(String sql, NamedSql named, String type) {
        if (!READS.matcher(sql).find()) {
            return null;
        }
        Class<?> target;
        try {
            target = ClassUtils.forName(type, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
        Query query = client.query("SELECT * FROM (\n" + sql + "\n) statement LIMIT 0");
        named.names().forEach(name -> query.bind(name, null));
        try {
            query.list(target);
            return null;
        } catch (TypeMismatchDataAccessException e) {
            return e.getMessage();
        } catch (DataAccessException e) {
            return null;
        }
    }
}
