package io.github.timescale4j.client.migration.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

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
     * The settings as SQL.
     *
     * @return one statement for each
     */
    public static List<String> statements() {
        return STATEMENTS;
    }
}
