package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Thresholds;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import io.github.timescale4j.spring.diagnostics.TimescaleConnectionDiagnosticsAutoConfiguration;
import io.github.timescale4j.spring.diagnostics.TimescaleDiagnosticsAutoConfiguration;
import io.github.timescale4j.spring.migration.TimescaleMigrationAutoConfiguration;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

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

    private final EmbeddedTimescale timescale = EmbeddedTimescale.shared();

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleDeclarationAutoConfiguration.class,
                    TimescaleMigrationAutoConfiguration.class,
                    TimescaleConnectionDiagnosticsAutoConfiguration.class,
                    TimescaleDiagnosticsAutoConfiguration.class))
            .withPropertyValues(
                    "timescale.url=" + timescale.jdbcUrl(),
                    "timescale.username=" + timescale.username(),
                    "timescale.password=" + timescale.password(),
                    "timescale.schema=diagnostics_it");

    @Test
    void aCheckThatIsABeanIsRunWithTheLimitsOfTheProperties() {
        contextRunner
                .withPropertyValues("timescale.migration.mode=none", "timescale.diagnostics.failures-in-a-row=7")
                .withBean(OwnCheck.class)
                .run(context -> {
                    PerformanceTroubleshooter troubleshooter = context.getBean(PerformanceTroubleshooter.class);

                    assertThat(troubleshooter.diagnose(EnumSet.of(Topic.NETWORK)))
                            .singleElement()
                            .satisfies(issue -> assertThat(issue.finding()).isEqualTo("3 of 7."));
                });
    }

    @Test
    void theTroubleshootersAnswerAsAWholeAndByTheirNamedChecks() {
        contextRunner.withBean(Troubleshooting.class).run(context -> {
            Troubleshooting troubleshooting = context.getBean(Troubleshooting.class);

            assertThat(troubleshooting.connectionIssues()).isEmpty();
            assertThat(troubleshooting.everything()).noneMatch(issue -> issue.severity() == Severity.UNCHECKED);
            // There is no pg_stat_statements, and all that is slow, large or compressed is somebody else's.
            assertThat(troubleshooting.performanceIssues())
                    .contains(troubleshooting.everything().stream()
                            .filter(issue -> issue.id().equals("slow-statement"))
                            .findAny()
                            .orElseThrow());
        });
    }

    // tag::thresholds[]
    static PerformanceTroubleshooter patientWithJobs(TimeScaleClient client) {
        Thresholds limits = Thresholds.DEFAULTS.withJobs(new Thresholds.Jobs(5, 3, Duration.ofMinutes(10)));
        return PerformanceTroubleshooter.builder(client).thresholds(limits).build();
    }
    // end::thresholds[]

    @Test
    void withoutTheStarterLimitsAreHandedOver() {
        try (TimeScaleClient client = TimeScaleClient.create(c -> c.url(timescale.jdbcUrl())
                .username(timescale.username())
                .password(timescale.password()))) {
            assertThat(patientWithJobs(client).diagnose(EnumSet.of(Topic.SLOW_QUERIES)))
                    .extracting(Issue::id)
                    .containsOnly("slow-statement");
        }
    }

    @Test
    void theManualsOwnCheckFindsAndIsSilent() {
        contextRunner.withBean(StatementTimeoutCheck.class).run(context -> assertThat(ownFindings(context))
                .singleElement()
                .satisfies(issue -> assertThat(issue.statements())
                        .containsExactly("ALTER ROLE CURRENT_USER SET statement_timeout = '30s'")));
        contextRunner
                .withBean(StatementTimeoutCheck.class)
                .withPropertyValues("timescale.url=" + timescale.jdbcUrl() + "&options=-c%20statement_timeout=60s")
                .run(context -> assertThat(ownFindings(context)).isEmpty());
    }

    private static List<Issue> ownFindings(ApplicationContext context) {
        return context.getBean(PerformanceTroubleshooter.class).diagnose(EnumSet.of(Topic.RESOURCES)).stream()
                .filter(issue -> issue.id().equals("no-statement-timeout"))
                .toList();
    }

    @Test
    void whatIsNotAsDeclaredIsAFindingUnlessNothingIsMigrated() {
        contextRunner.run(context -> {
            TimeScaleClient client = context.getBean(TimeScaleClient.class);
            assertThat(drift(context)).isEmpty();
            client.execute("ALTER TABLE metric_data ALTER COLUMN value DROP NOT NULL");

            assertThat(drift(context)).singleElement().satisfies(issue -> {
                assertThat(issue.subject()).isEqualTo("diagnostics_it.metric_data");
                issue.statements().forEach(client::execute);
            });
            assertThat(drift(context)).isEmpty();
        });
        contextRunner
                .withPropertyValues("timescale.migration.mode=none")
                .run(context -> assertThat(context).doesNotHaveBean(DeclaredSchemaCheck.class));
    }

    private static List<Issue> drift(ApplicationContext context) {
        return context.getBean(PerformanceTroubleshooter.class).diagnose(EnumSet.of(Topic.SCHEMA)).stream()
                .filter(issue -> issue.id().equals("schema-drift"))
                .toList();
    }
}
