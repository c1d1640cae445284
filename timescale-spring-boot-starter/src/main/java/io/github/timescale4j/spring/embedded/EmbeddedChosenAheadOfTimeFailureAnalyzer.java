package io.github.timescale4j.spring.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says when the property has to be there. */
final class EmbeddedChosenAheadOfTimeFailureAnalyzer
        extends AbstractFailureAnalyzer<EmbeddedChosenAheadOfTimeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedChosenAheadOfTimeException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set " + cause.property()
                        + " for the goal process-aot, too, in application.properties or in the plugin's configuration; its"
                        + " value may be another one at run time. Or start without -Dspring.aot.enabled=true.",
                cause);
    }
}
