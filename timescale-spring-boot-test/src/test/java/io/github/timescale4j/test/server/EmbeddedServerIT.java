package io.github.timescale4j.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.embedded.EmbeddedTimescaleException;
import io.github.timescale4j.embedded.Provider;
import io.github.timescale4j.test.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the embedded database is, and what is said where it cannot start. */
class EmbeddedServerIT {

    @Test
    void theOneThatWasStartedHereIsTheTestsOwn() {
        assertThat(EmbeddedServer.start().disposable()).isTrue();
    }

    /** By timescale.embedded.url, which may lead anywhere. */
    @Test
    void oneThatWasThereBeforeIsNot() {
        EmbeddedTimescale shared = EmbeddedTimescale.shared();

        TestDatabase database = EmbeddedServer.start(() -> EmbeddedTimescale.builder()
                .url(shared.jdbcUrl())
                .username(shared.username())
                .password(shared.password())
                .start());

        assertThat(database.jdbcUrl()).isEqualTo(shared.jdbcUrl());
        assertThat(database.disposable()).isFalse();
    }

    @Test
    void whereItCannotStartEveryOtherWayIsNamed(@TempDir Path nothing) {
        assertThatExceptionOfType(TestServerUnavailableException.class)
                .isThrownBy(() -> EmbeddedServer.start(() -> EmbeddedTimescale.builder()
                        .provider(Provider.NATIVE)
                        .nativeHome(nothing)
                        .start()))
                .withCauseInstanceOf(EmbeddedTimescaleException.class)
                .satisfies(refusal -> {
                    assertThat(refusal.server()).isEqualTo(TestServer.EMBEDDED);
                    assertThat(refusal.getMessage())
                            .contains("the embedded one could not start")
                            .contains("testcontainers-postgresql")
                            .contains("TIMESCALE_TEST_URL")
                            .contains(nothing.toString());
                });
    }

    /** A proxy with a fixed database leads to it whatever name is asked for. */
    @Test
    void aDatabaseThatIsNotTheOneThatWasMadeIsRefused() throws SQLException {
        EmbeddedTimescale shared = EmbeddedTimescale.shared();
        try (Connection connection =
                DriverManager.getConnection(shared.jdbcUrl(), shared.username(), shared.password())) {
            OwnDatabase.requireInside(connection, connection.getCatalog());

            assertThatExceptionOfType(TestServerUnavailableException.class)
                    .isThrownBy(() -> OwnDatabase.requireInside(connection, "timescale_test_1_0123456789ab"))
                    .withMessageContaining("'timescale_test_1_0123456789ab'")
                    .withMessageContaining("its address leads to '" + connection.getCatalog() + "'");
        }
    }
}
