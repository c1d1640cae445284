package com.example.metrics;

import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

// tag::check[]
@Component
class StatementTimeoutCheck implements Check {

    @Override
    public String id() {
        return "no-statement-timeout";
    }

    @Override
    public Topic topic() {
        return Topic.RESOURCES;
    }

    @Override
    public List<Issue> run(CheckContext context) {
        String timeout =
                context.query("SELECT current_setting('statement_timeout')").single(String.class);
        if (!timeout.equals("0")) {
            return List.of();
        }
        return List.of(new Issue(
                id(),
                Severity.HINT,
                "statement_timeout",
                "It is not set.",
                "A statement whose answer nobody waits for any more keeps its connection.",
                "Set it for the role of the application.",
                List.of("ALTER ROLE CURRENT_USER SET statement_timeout = '30s'"),
                "https://wiki.example.com/database#timeouts"));
    }
}
// end::check[]
