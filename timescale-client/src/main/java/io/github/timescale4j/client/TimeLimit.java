package io.github.timescale4j.client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server's own timeout, for one statement of a transaction that is none of JDBC's.
 *
 * @param before what was set before, in milliseconds; {@code null} if nothing was changed
 */
record TimeLimit(@Nullable String before) {

    private static final String SETTING = "statement_timeout";

    /** Never a longer one than is set; 0 is none. */
    private static final String SHORTEN =
            "SELECT setting, pg_catalog.set_config(name, least(nullif(setting, '0')::bigint, ?)::text, true)"
                    + " FROM pg_catalog.pg_settings WHERE name = ?";

    /**
     * Sets the least of all limits.
     *
     * @param timeout the one that was asked for; {@code null} for none
     * @param left how many milliseconds the transaction has left; -1 if it has no timeout
     */
    static TimeLimit set(Connection connection, @Nullable Duration timeout, long left) throws SQLException {
        if (timeout == null && left < 0) {
            return new TimeLimit(null);
        }
        long millis = timeout == null ? left : millis(timeout);
        if (left >= 0) {
            millis = Math.min(millis, left);
        }
        try (PreparedStatement statement = connection.prepareStatement(SHORTEN)) {
            statement.setLong(1, Math.max(Math.min(millis, Integer.MAX_VALUE), 1));
            statement.setString(2, SETTING);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new TimeLimit(row.getString(1));
            }
        }
    }

    private static long millis(Duration timeout) {
        return timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) < 0 ? timeout.toMillis() : Integer.MAX_VALUE;
    }

    void restore(Connection connection) throws SQLException {
        if (before != null) {
            LocalSetting.exchange(connection, SETTING, before);
        }
    }

    void restoreAfterError(Connection connection) {
        if (before != null) {
            LocalSetting.restoreAfterError(connection, SETTING, before);
        }
    }
}
