package io.github.timescale4j.spring.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** Conditions are asked when an application is built ahead of time: a database that is named later would not be used. */
class EmbeddedChosenAheadOfTimeTest {

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"timescale.url", "timescale.host", "spring.datasource.url"})
    void aDatabaseThatIsNamedTooLateIsRefusedAndItsAddressIsNotShown(String property) {
        environment.setProperty(property, "jdbc:postgresql://db.example/metrics?password=secret");

        assertThatExceptionOfType(EmbeddedChosenAheadOfTimeException.class)
                .isThrownBy(() -> EmbeddedTimescaleAutoConfiguration.refuseAnotherDatabase(environment))
                .satisfies(e -> {
                    FailureAnalysis analysis = new EmbeddedChosenAheadOfTimeFailureAnalyzer().analyze(e);
                    assertThat(analysis.getDescription()).contains(property).doesNotContain("secret");
                    assertThat(analysis.getAction()).contains("Set " + property, "process-aot");
                });
    }

    @Test
    void nothingIsRefusedWhereNoDatabaseIsNamed() {
        assertThatNoException().isThrownBy(() -> EmbeddedTimescaleAutoConfiguration.refuseAnotherDatabase(environment));
    }
}
