package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.diagnostics.TimescaleDiagnosticsAutoConfiguration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class DiagnosticsIT {

    /** A check of the application's own: a bean is all it takes. */
    static class OwnCheck implements Check {

        @Override
        public String id() {
            return "own-check";
        }

        @Override
        public Topic topic() {
            return Topic.NETWORK;
        }

        @Override
        public List<Issue> run(CheckContext context) {
            int three = context.query("SELECT 1 + 2").single(Integer.class);
            return List.of(Issue.of(
                    id(),
                    Severity.HINT,
                    "sum",
                    three + " of " + context.thresholds().jobs().failures() + ".",
                    "Because.",
                    "Nothing."));
        }
    }

    @Test
    void aCheckThatIsABeanIsRunWithTheLimitsOfTheProperties() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        TimescaleDataSourceAutoConfiguration.class,
                        TimescaleClientAutoConfiguration.class,
                        TimescaleDiagnosticsAutoConfiguration.class))
                .withPropertyValues(
                        "timescale.url=" + timescale.jdbcUrl(),
                        "timescale.username=" + timescale.username(),
                        "timescale.password=" + timescale.password(),
                        "timescale.diagnostics.failures-in-a-row=7")
                .withBean(OwnCheck.class)
                .run(context -> {
                    PerformanceTroubleshooter troubleshooter = context.getBean(PerformanceTroubleshooter.class);

                    assertThat(troubleshooter.diagnose(EnumSet.of(Topic.NETWORK)))
                            .singleElement()
                            .satisfies(issue -> assertThat(issue.finding()).isEqualTo("3 of 7."));
                });
    }
}
