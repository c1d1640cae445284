package com.example.metrics;

import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

// tag::troubleshooting[]
@Component
class Troubleshooting {

    private final ConnectionTroubleshooter connection;
    private final PerformanceTroubleshooter performance;

    Troubleshooting(ConnectionTroubleshooter connection, PerformanceTroubleshooter performance) {
        this.connection = connection;
        this.performance = performance;
    }

    List<Issue> everything() {
        List<Issue> issues = new ArrayList<>(connection.diagnose());
        if (issues.stream().noneMatch(issue -> issue.severity() == Severity.ERROR)) {
            issues.addAll(performance.diagnose());
        }
        return issues;
    }

    List<Issue> connectionIssues() {
        return Stream.of(
                        connection.checkConnectivity(),
                        connection.checkCredentials(),
                        connection.checkResourceLimits(),
                        connection.checkNetworkPolicies())
                .flatMap(List::stream)
                .toList();
    }

    List<Issue> performanceIssues() {
        return Stream.of(
                        performance.checkSlowQueries(),
                        performance.checkIndexUsage(),
                        performance.checkChunkSize(),
                        performance.checkCompressionSettings())
                .flatMap(List::stream)
                .toList();
    }
}
// end::troubleshooting[]
