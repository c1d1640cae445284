package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

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

    /** The answer; nothing where the server refuses it or takes too long. Without a connection there is no use in asking on. */
    <T> @Nullable T orNothing(Supplier<@Nullable T> question) {
        if (tooSlow) {
            return null;
        }
        try {
            return question.get();
        } catch (DataAccessResourceFailureException e) {
            throw e;
        } catch (DataAccessException e) {
            tooSlow = e instanceof QueryTimeoutException;
            LOG.debug("a part of the statistics is missing: {}", e.getMessage());
            return null;
        }
    }
}
