package io.github.timescale4j.client.migration.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings under which declarations are run and read, whatever the session, the role or the database prefer. */
public final class SessionSettings {

    private static final List<String> STATEMENTS = List.of(
            "SET LOCAL IntervalStyle = 'postgres'",
            "SET LOCAL DateStyle = 'ISO, YMD'",
            "SET LOCAL TimeZone = 'UTC'",
            "SET LOCAL extra_float_digits = 1",
            "SET LOCAL quote_all_identifiers = off",
            "SET LOCAL standard_conforming_strings = on",
            "SET LOCAL default_tablespace = ''",
            "SET LOCAL client_min_messages = warning");

    private static final Pattern SETTING = Pattern.compile("SET LOCAL (\\w+) = (.*)");

    private SessionSettings() {}

    /**
     * Sets them until the end of the transaction.
     *
     * @param connection a connection inside a transaction
     * @throws SQLException if the server refuses one
     */
    public static void apply(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // One way to the server and back, not one for each.
            statement.execute(String.join("; ", STATEMENTS));
        }
    }

    /**
     * What runs under the settings.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Runs.
         *
         * @return a result
         * @throws SQLException if the server refuses something
         */
        T run() throws SQLException;
    }

    /**
     * Sets them for the session while something runs that is more than one transaction. Afterwards it has its own again.
     *
     * @param <T> the result of what runs
     * @param connection a connection in autocommit
     * @param more other settings and their values
     * @param work what runs
     * @return its result
     * @throws SQLException if the server refuses something
     */
    public static <T> T during(Connection connection, Map<String, String> more, Work<T> work) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String statement : STATEMENTS) {
            Matcher setting = SETTING.matcher(statement);
            if (setting.matches()) {
                settings.put(setting.group(1), setting.group(2).replace("'", ""));
            }
        }
        settings.putAll(more);
        Map<String, String> before = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                before.put(setting.getKey(), call(connection, "current_setting(?)", setting.getKey()));
                call(connection, "set_config(?, ?, false)", setting.getKey(), setting.getValue());
            }
            return work.run();
        } finally {
            if (!connection.isClosed()) {
                for (Map.Entry<String, String> setting : before.entrySet()) {
                    call(connection, "set_config(?, ?, false)", setting.getKey(), setting.getValue());
                }
            }
        }
    }

    private static String call(Connection connection, String function, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog." + function)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /**
     * The settings as SQL.
     *
     * @return one statement for each
     */
    public static List<String> statements() {
        return STATEMENTS;
    }
}
