package io.github.timescale4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.embedded.EmbeddedTimescaleAutoConfiguration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.SpringProperties;
import org.springframework.mock.env.MockEnvironment;

/** Conditions are asked when an application is built ahead of time: a database that is named later would not be used. */
class DatabaseChosenAheadOfTimeTest {

    private static final String AHEAD_OF_TIME = "spring.aot.enabled";
    private static final String LATE = "jdbc:postgresql://db.example/metrics?password=secret";

    /** As the conditions have left it where only the application's own data source was known. */
    private final ApplicationContextRunner builtForItsOwnDataSource = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TimescaleClientAutoConfiguration.class))
            .withBean("dataSource", DataSource.class, HikariDataSource::new);

    @BeforeEach
    void aheadOfTime() {
        SpringProperties.setFlag(AHEAD_OF_TIME);
    }

    @AfterEach
    void notAheadOfTime() {
        SpringProperties.setProperty(AHEAD_OF_TIME, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timescale.url", "timescale.host"})
    void anAddressThatComesTooLateIsRefusedBesideTheApplicationsDataSource(String property) {
        builtForItsOwnDataSource
                .withPropertyValues(property + "=" + LATE)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(DatabaseChosenAheadOfTimeException.class)
                        .hasMessageContainingAll(property, "the application's own DataSource"));
    }

    @Test
    void theApplicationsDataSourceIsUsedWhereNothingElseIsNamed() {
        builtForItsOwnDataSource.run(context -> assertThat(context).hasSingleBean(TimeScaleClient.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timescale.url", "timescale.host", "spring.datasource.url"})
    void anAddressThatComesTooLateIsRefusedBesideTheEmbeddedDatabase(String property) {
        new ApplicationContextRunner()
                .withUserConfiguration(EmbeddedTimescaleAutoConfiguration.class)
                .withInitializer(context -> context.addBeanFactoryPostProcessor(conditionsHaveBeenAsked ->
                        TestPropertyValues.of(property + "=" + LATE).applyTo(context)))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(DatabaseChosenAheadOfTimeException.class)
                        .hasMessageContainingAll(property, "the embedded one"));
    }

    @Test
    void theKeyIsShownAndNotItsValue() {
        assertThatExceptionOfType(DatabaseChosenAheadOfTimeException.class)
                .isThrownBy(() -> DatabaseChosenAheadOfTimeException.refuseAnother(
                        environment("timescale.url"), "the embedded one", "timescale.host", "timescale.url"))
                .satisfies(e -> {
                    FailureAnalysis analysis = new DatabaseChosenAheadOfTimeFailureAnalyzer().analyze(e);
                    assertThat(analysis.getDescription())
                            .contains("timescale.url")
                            .doesNotContain("secret");
                    assertThat(analysis.getAction()).contains("Set timescale.url", "process-aot");
                });
    }

    @Test
    void nothingIsRefusedWhereConditionsAreAskedAtTheStart() {
        notAheadOfTime();

        assertThatNoException()
                .isThrownBy(() -> DatabaseChosenAheadOfTimeException.refuseAnother(
                        environment("timescale.url"), "the embedded one", "timescale.url"));
    }

    private static MockEnvironment environment(String property) {
        return new MockEnvironment().withProperty(property, LATE);
    }
}
