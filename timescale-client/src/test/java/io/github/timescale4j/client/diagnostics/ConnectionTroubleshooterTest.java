package io.github.timescale4j.client.diagnostics;

import static io.github.timescale4j.client.diagnostics.Diagnoses.PASSWORD;
import static io.github.timescale4j.client.diagnostics.Diagnoses.diagnose;
import static io.github.timescale4j.client.diagnostics.Diagnoses.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.diagnostics.Thresholds.Connections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong before anybody is let in. */
class ConnectionTroubleshooterTest {

    @TempDir
    Path folder;

    private static ConnectionTarget target(int port, String parameters) {
        return ConnectionTarget.of("jdbc:postgresql://127.0.0.1:" + port + "/metrics" + parameters, "anna", PASSWORD);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aHostThatNobodyKnows() {
        Issue issue = only(
                diagnose(ConnectionTarget.of("jdbc:postgresql://nowhere.invalid/metrics", "anna", PASSWORD)),
                "host-unknown");

        assertThat(issue.subject()).isEqualTo("nowhere.invalid:5432");
        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(issue.documentation()).isEqualTo("docs/troubleshooting-connections.md#host-unknown");
    }

    @Test
    void aPortAtWhichNobodyListens() throws IOException {
        int port = closedPort();

        assertThat(only(diagnose(target(port, "")), "port-refused").subject()).isEqualTo("127.0.0.1:" + port);
    }

    @Test
    void aPortWhosePacketsAreDropped() throws IOException {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(queue, full.getLocalSocketAddress());

            List<Issue> issues = diagnose(target(full.getLocalPort(), ""));

            assertThat(only(issues, "port-swallowed").advice()).contains("NetworkPolicy");
            assertThat(ConnectionTroubleshooter.builder(target(full.getLocalPort(), ""))
                            .timeout(Duration.ofMillis(200))
                            .build()
                            .checkNetworkPolicies())
                    .hasSize(1);
        } finally {
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    /** Connections that nobody accepts, until the kernel drops further ones. */
    private static void fill(List<Socket> queue, SocketAddress address) throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(address, 200);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new IllegalStateException("the queue does not get full");
    }

    @Test
    void aServerThatSaysNothing() throws IOException {
        try (Listener listener = Listener.mute()) {
            only(diagnose(target(listener.port(), "")), "server-silent");
        }
    }

    @Test
    void aServerOfAnotherKind() throws IOException {
        try (Listener http = Listener.http();
                Listener proxy = Listener.hangingUp()) {
            assertThat(only(diagnose(target(http.port(), "")), "not-postgres").finding())
                    .contains("not as PostgreSQL");
            assertThat(only(diagnose(target(proxy.port(), "")), "not-postgres").finding())
                    .contains("without an answer");
        }
    }

    @Test
    void aServerThatIsNotReady() throws IOException {
        try (Listener listener = Listener.refusing("57P03")) {
            only(diagnose(target(listener.port(), "")), "server-starting");
        }
    }

    @Test
    void aRefusalThatNobodyKnows() throws IOException {
        try (Listener listener = Listener.refusing("XX000")) {
            assertThat(only(diagnose(target(listener.port(), "")), "login-failed")
                            .finding())
                    .contains("anna", "XX000");
        }
    }

    @Test
    void aCertificateThatNobodyTrusts() throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificate certificate = TestCertificate.create(folder);
        try (Listener listener = Listener.encrypting(certificate.context())) {
            Path others = Files.createDirectory(folder.resolve("others"));
            Path other = TestCertificate.create(others).writeTo(others);

            assertThat(only(
                                    diagnose(target(listener.port(), "?sslmode=verify-ca&sslrootcert=" + other)),
                                    "tls-untrusted")
                            .finding())
                    .contains("CN=elsewhere.example", "valid until");
            assertThat(only(
                                    diagnose(target(
                                            listener.port(),
                                            "?sslmode=verify-ca&sslrootcert=" + folder.resolve("missing.crt"))),
                                    "tls-untrusted")
                            .finding())
                    .contains("cannot be read");
        }
    }

    @Test
    void aCertificateOfAnotherHost() throws IOException, InterruptedException, GeneralSecurityException {
        TestCertificate certificate = TestCertificate.create(folder);
        Path root = certificate.writeTo(folder);
        try (Listener listener = Listener.encrypting(certificate.context())) {
            assertThat(only(
                                    diagnose(target(listener.port(), "?sslmode=verify-full&sslrootcert=" + root)),
                                    "tls-wrong-host")
                            .finding())
                    .contains("127.0.0.1", "CN=elsewhere.example");
        }
    }

    @Test
    void encryptionThatIsOfferedAndDoesNotCome() throws IOException {
        try (Listener listener = Listener.pretendingToEncrypt()) {
            only(diagnose(target(listener.port(), "?sslmode=require")), "tls-failed");
        }
    }

    @Test
    void aSecretThatIsNotThere() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "anna");

        List<Issue> issues = diagnose(target(closedPort(), "").withSecret(secret));

        assertThat(issues).extracting(Issue::id).containsExactly("port-refused", "secret-missing");
        assertThat(issues.get(1).finding()).contains(secret.resolve("password").toString());
        Files.writeString(secret.resolve("password"), PASSWORD);
        only(diagnose(target(closedPort(), "").withSecret(secret)), "port-refused");
    }

    @Test
    void everyServerOfTheUrlIsLookedAt() throws IOException {
        int closed = closedPort();
        try (Listener listener = Listener.refusing("57P03")) {
            List<Issue> issues = diagnose(ConnectionTarget.of(
                    "jdbc:postgresql://127.0.0.1:" + closed + ",127.0.0.1:" + listener.port()
                            + "/metrics?user=anna&password=" + PASSWORD,
                    null,
                    null));

            assertThat(issues).extracting(Issue::id).containsExactly("server-starting", "port-refused");
            assertThat(issues).extracting(Issue::severity).containsExactly(Severity.ERROR, Severity.WARNING);
        }
    }

    @Test
    void aTargetShowsWhereItIsAndNothingElse() {
        ConnectionTarget target =
                ConnectionTarget.of("jdbc:postgresql://db.example:5433/metrics?password=" + PASSWORD, "anna", PASSWORD);

        assertThat(target).hasToString("ConnectionTarget[db.example:5433/metrics]");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ConnectionTarget.of("jdbc:mysql://localhost/metrics?password=" + PASSWORD, null, null))
                .withMessageNotContaining(PASSWORD);
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        ConnectionTroubleshooter.Builder builder = ConnectionTroubleshooter.builder(target(1, ""));

        assertThatIllegalArgumentException().isThrownBy(() -> new Connections(0.9, 0.8, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
    }

    @Test
    void theManualSaysInOneTableHowUrgentEachProblemIsAndWhatToDo() throws IOException {
        List<String> rows;
        try (Stream<String> lines = Files.lines(Path.of("../docs/troubleshooting-connections.md"))) {
            rows = lines.filter(line -> line.startsWith("| [")).toList();
        }

        assertThat(rows).hasSize(ConnectionProblem.values().length);
        assertThat(ConnectionProblem.values()).allSatisfy(problem -> assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith("| [" + problem.id() + "](#" + problem.id() + ") | ")
                        .containsPattern("\\| (ERROR|WARNING|UNCHECKED)\\b")
                        .endsWith(" | " + problem.advice() + " |")));
    }

    @Test
    void theManualTellsOfEveryProblemAndOfNoOther() throws IOException {
        List<String> headings;
        try (Stream<String> lines = Files.lines(Path.of("../docs/troubleshooting-connections.md"))) {
            headings = lines.filter(line -> line.startsWith("### "))
                    .map(line -> line.substring(4))
                    .toList();
        }

        assertThat(headings)
                .containsExactlyInAnyOrderElementsOf(Stream.of(ConnectionProblem.values())
                        .map(ConnectionProblem::id)
                        .toList());
    }

    @Test
    void aTestProvokesEveryProblem() throws IOException {
        StringBuilder tests = new StringBuilder();
        for (String file : List.of(
                "diagnostics/ConnectionTroubleshooterTest",
                "diagnostics/ConnectionTroubleshooterIT",
                "diagnostics/ConnectionTroubleshooterNativeIT",
                "migration/LibraryNotPreloadedNativeIT")) {
            tests.append(Files.readString(Path.of("src/test/java/io/github/timescale4j/client/" + file + ".java")));
        }

        assertThat(ConnectionProblem.values())
                .extracting(problem -> '"' + problem.id() + '"')
                .allSatisfy(id -> assertThat(tests).contains(id));
    }
}
