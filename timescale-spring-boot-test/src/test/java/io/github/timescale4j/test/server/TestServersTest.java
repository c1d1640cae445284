package io.github.timescale4j.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleImages;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestServersTest {

    @Test
    void aGivenServerGoesBeforeAllOthers() {
        assertThat(TestServers.choose(properties(TestServer.AUTO, "jdbc:postgresql://localhost/tests")))
                .isEqualTo(TestServer.GIVEN);
    }

    @Test
    void withoutOneAContainerIsTakenWhereThereIsAnEngineAndElseTheEmbeddedDatabase() {
        assertThat(TestServers.choose(properties(TestServer.AUTO, null)))
                .isEqualTo(ContainerServer.isThere() ? TestServer.CONTAINER : TestServer.EMBEDDED);
        assertThat(TestServers.choose(properties(TestServer.AUTO, " "))).isNotEqualTo(TestServer.GIVEN);
    }

    @Test
    void whatTheTestNamesIsNotReconsidered() {
        assertThat(TestServers.choose(properties(TestServer.EMBEDDED, "jdbc:postgresql://localhost/tests")))
                .isEqualTo(TestServer.EMBEDDED);
    }

    @Test
    void whoeverWantsAGivenServerIsToldHowToGiveOne() {
        refused(properties(TestServer.GIVEN, null), "Set TIMESCALE_TEST_URL");
        refused(properties(TestServer.GIVEN, "postgres://localhost/tests"), "must begin with 'jdbc:postgresql:'");
        refused(
                properties(TestServer.GIVEN, "jdbc:postgresql://localhost:port/tests?password=secret"),
                "no address that the driver of PostgreSQL can read");
    }

    @Test
    void aGivenServerThatDoesNotAnswerIsNamedByItsVariables() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        refused(
                properties(TestServer.GIVEN, "jdbc:postgresql://127.0.0.1:" + closed + "/tests?password=secret"),
                "SQLSTATE 08001",
                "Check TIMESCALE_TEST_URL");
    }

    @Test
    void withoutAnEngineAContainerCannotBeHad() {
        Assumptions.assumeFalse(ContainerServer.isThere(), "there is a Docker engine");

        refused(properties(TestServer.CONTAINER, null), "there is no Docker engine", "leave server at AUTO");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db.example.com:5433/tests?ssl=true, jdbc:postgresql://db.example.com:5433/own?ssl=true",
        "jdbc:postgresql://db.example.com, jdbc:postgresql://db.example.com/own",
        "'jdbc:postgresql://a:1,b:2/tests', 'jdbc:postgresql://a:1,b:2/own'",
        "jdbc:postgresql:tests?user=x, jdbc:postgresql:own?user=x"
    })
    void theOwnDatabaseIsAtTheSameAddress(String url, String expected) {
        assertThat(OwnDatabase.withName(url, "own")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "timescale_test_1700000000_0123456789ab, true",
        "timescale_test_1799999000_0123456789ab, false",
        "timescale_test_1700000000_0123456789abc, false",
        "timescale_test_metrics, false",
        "metrics, false"
    })
    void onlyADatabaseOfThisLibraryIsAbandonedAndOnlyAfterAWhile(String name, boolean abandoned) {
        assertThat(OwnDatabase.isAbandoned(name, Instant.ofEpochSecond(1_800_000_000)))
                .isEqualTo(abandoned);
    }

    @Test
    void neitherAnAddressNorAPasswordIsInATextOfAnObject() {
        assertThat(properties(TestServer.GIVEN, "jdbc:postgresql://localhost/x?password=secret")
                        .toString())
                .doesNotContain("secret");
        assertThat(new TestDatabase("jdbc:postgresql://localhost/x?password=secret", "a", "secret", true, false)
                        .toString())
                .doesNotContain("secret");
    }

    private static void refused(TestServerProperties properties, String... texts) {
        assertThatExceptionOfType(TestServerUnavailableException.class)
                .isThrownBy(() -> TestServers.get(properties))
                .satisfies(refusal -> {
                    assertThat(refusal.server()).isEqualTo(properties.server());
                    assertThat(refusal.getMessage()).contains(texts);
                    StringWriter trace = new StringWriter();
                    refusal.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("secret");
                });
    }

    private static TestServerProperties properties(TestServer server, @Nullable String url) {
        return new TestServerProperties(server, url, null, null, TimescaleImages.DEFAULT, false);
    }
}
