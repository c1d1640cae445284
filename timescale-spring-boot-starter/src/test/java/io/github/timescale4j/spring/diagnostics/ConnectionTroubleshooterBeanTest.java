package io.github.timescale4j.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTarget;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionTroubleshooterBeanTest {

    private static final String URL = "jdbc:postgresql://127.0.0.1:1/metrics";

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleDeclarationAutoConfiguration.class,
                    TimescaleConnectionDiagnosticsAutoConfiguration.class))
            .withPropertyValues("timescale.url=" + URL, "timescale.username=anna");

    @Test
    void goesTheWayOfThePool() {
        contextRunner.run(context -> assertThat(
                        context.getBean(ConnectionTroubleshooter.class).diagnose())
                .extracting(Issue::id, Issue::subject)
                .containsExactly(tuple("port-refused", "127.0.0.1:1")));
    }

    @Test
    void theApplicationsOwnWins() {
        ConnectionTroubleshooter own = ConnectionTroubleshooter.builder(ConnectionTarget.of(URL, null, null))
                .build();

        contextRunner
                .withBean(ConnectionTroubleshooter.class, () -> own)
                .run(context -> assertThat(context.getBean(ConnectionTroubleshooter.class))
                        .isSameAs(own));
    }

    @Test
    void anotherKindOfDataSourceStopsOnlyWhoeverAsks() {
        contextRunner
                .withBean(TimeScaleClient.class, () -> TimeScaleClient.create(new PGSimpleDataSource()))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThatException()
                            .isThrownBy(() -> context.getBean(ConnectionTroubleshooter.class))
                            .withStackTraceContaining("is no HikariCP pool");
                });
    }
}
