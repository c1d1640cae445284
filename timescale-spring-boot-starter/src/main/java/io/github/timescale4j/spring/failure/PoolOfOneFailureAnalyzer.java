package io.github.timescale4j.spring.failure;

import java.sql.SQLTransientConnectionException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Says that the application's Flyway needs two connections at once, where the pool has one. */
final class PoolOfOneFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    private static final String OWN_SIZE = "timescale.pool.maximum-size";
    private static final String APPLICATIONS_SIZE = "spring.datasource.hikari.maximum-pool-size";
    private static final String LOCK = "spring.flyway.postgresql.transactional-lock";

    private final Environment environment;

    /** Creates the analyzer. */
    PoolOfOneFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        String size =
                StringUtils.hasText(environment.getProperty("spring.datasource.url")) ? APPLICATIONS_SIZE : OWN_SIZE;
        if (findCause(rootFailure, SQLTransientConnectionException.class) == null
                || !"1".equals(environment.getProperty(size))) {
            return null;
        }
        return new FailureAnalysis(
                "The application's Flyway waited in vain for a second connection: its lock is a transaction on one connection,"
                        + " its migrations run on another, and the pool has one connection in all (" + size + "=1).",
                "Set " + size + " to 2 or more, or " + LOCK + "=false, which makes the lock one of the session.",
                cause);
    }
}
