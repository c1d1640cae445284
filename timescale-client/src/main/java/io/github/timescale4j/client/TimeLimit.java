package io.github.timescale4j.client;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server's own timeout, for one statement of a transaction that is none of JDBC's.
 *
 * @param before what was set before; {@code null} if nothing was changed
 */
record TimeLimit(@Nullable String before) {

    private static final String SETTING = "statement_timeout";

    static TimeLimit set(Connection connection, @Nullable Duration timeout) throws SQLException {
        if (timeout == null) {
            return new TimeLimit(null);
        }
        long millis = timeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) < 0
                ? Math.max(timeout.toMillis(), 1)
                : Integer.MAX_VALUE;
        return new TimeLimit(LocalSetting.exchange(connection, SETTING, Long.toString(millis)));
    }

    void restore(Connection connection) throws SQLException {
        if (before != null) {
            LocalSetting.exchange(connection, SETTING, before);
        }
    }
}
