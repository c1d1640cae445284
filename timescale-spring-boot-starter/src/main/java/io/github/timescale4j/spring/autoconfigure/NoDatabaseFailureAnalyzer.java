package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the ways to say which database holds the time series. */
final class NoDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<NoDatabaseException> {

    private static final String ACTION = """
            Do one of these:
              - set timescale.url (or timescale.host and timescale.database), with timescale.username and timescale.password \
            or timescale.secret;
              - give the application one DataSource that leads to TimescaleDB: spring.datasource.url with \
            spring-boot-starter-jdbc, or a bean; among several, mark it @Primary;
              - define a bean of type TimescaleConnectionDetails;
              - for development and tests, put io.github.timescale4j:timescale-embedded on the class path: it starts a \
            database.""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoDatabaseException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
