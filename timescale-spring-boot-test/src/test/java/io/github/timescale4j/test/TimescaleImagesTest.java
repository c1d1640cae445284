package io.github.timescale4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

class TimescaleImagesTest {

    static Stream<Arguments> images() {
        return Stream.of(
                Arguments.of(TimescaleImages.community("2.23.1-pg17"), "timescale/timescaledb:2.23.1-pg17"),
                Arguments.of(TimescaleImages.ha("pg17-ts2.23"), "timescale/timescaledb-ha:pg17-ts2.23"),
                Arguments.of(TimescaleImages.of(TimescaleImages.DEFAULT), "timescale/timescaledb:2.23.1-pg17"),
                Arguments.of(
                        TimescaleImages.of("registry.example.com/our-database:1"),
                        "registry.example.com/our-database:1"));
    }

    /** Testcontainers looks at the name when the container is made, long before it is started. */
    @ParameterizedTest
    @MethodSource("images")
    @SuppressWarnings("resource")
    void areTakenByTheContainerOfPostgres(DockerImageName image, String name) {
        assertThat(image.asCanonicalNameString()).isEqualTo(name);
        assertThatCode(() -> new PostgreSQLContainer(image)).doesNotThrowAnyException();
    }
}
