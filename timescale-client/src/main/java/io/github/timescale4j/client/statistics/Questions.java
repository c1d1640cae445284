package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What is asked in one turn. What is nice to know is not asked any more after the server was too slow once. */
final class Questions {

    /** By which name metrics and traces know these statements. */
    static final String NAME = "statistics";

    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private final TimeScaleClient client;
    private final Duration timeout;
    private boolean tooSlow;

    Questions(TimeScaleClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    Query query(String sql) {
        return client.query(sql).name(NAME).timeout(timeout);
    }

    /**
     * The answer; nothing where the server refuses it or takes too long. A server that has run out of memory for one question may
     * answer the next one. Without a connection there is no use in asking on.
     */
    <T> @Nullable T orNothing(Supplier<@Nullable T> question) {
        if (tooSlow) {
            return null;
        }
        try {
            return question.get();
        } catch (DataAccessException e) {
            if (isConnectionLost(e)) {
                throw e;
            }
            tooSlow = e instanceof QueryTimeoutException;
            LOG.debug("a part of the statistics is missing: {}", e.getMessage());
            return null;
        }
    }

    /** The class 08 is the driver's; with 57P01 to 57P05 the server ends a session, or does not begin one. */
    private static boolean isConnectionLost(DataAccessException error) {
        if (error instanceof CannotGetJdbcConnectionException) {
            return true;
        }
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P0"))) {
                return true;
            }
        }
        return false;
    }
}
