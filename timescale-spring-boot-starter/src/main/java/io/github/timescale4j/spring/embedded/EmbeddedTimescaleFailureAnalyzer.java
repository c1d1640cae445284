package io.github.timescale4j.spring.embedded;

import io.github.timescale4j.embedded.EmbeddedTimescaleException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that the database that did not start is the embedded one, and how to use another. */
final class EmbeddedTimescaleFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedTimescaleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedTimescaleException cause) {
        return new FailureAnalysis(
                "No database for time series is configured, and the embedded one could not start. "
                        + cause.getMessage(),
                "Help the embedded database as described, or point timescale.url to a server of your own.",
                cause);
    }
}
