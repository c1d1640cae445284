package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says when the property has to be there. */
final class DatabaseChosenAheadOfTimeFailureAnalyzer
        extends AbstractFailureAnalyzer<DatabaseChosenAheadOfTimeException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseChosenAheadOfTimeException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set " + cause.property()
                        + " for the goal process-aot, too, in application.properties or in the plugin's configuration; its"
                        + " value may be another one at run time. Or start without -Dspring.aot.enabled=true.",
                cause);
    }
}
