package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTarget;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands, the SQL and the properties of the page about TLS, and what is said when one of them is wrong. */
@Tag("native")
@ExtendWith(OutputCaptureExtension.class)
class EncryptedConnectionNativeIT {

    private static final String HOST = "localhost";

    @TempDir
    static Path folder;

    private static EncryptedServer server;
    private static Path certificates;

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, SQLException {
        server = EncryptedServer.require(folder);
        certificates = server.certificates(HOST, "first");
        server.install(certificates);
        server.enable();
    }

    @AfterAll
    static void close() throws IOException, SQLException {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void asBefore() throws IOException, SQLException {
        server.rules("");
        server.install(certificates);
        server.enable();
    }

    @Test
    void theApplicationConnectsThroughThePagesProperties() throws IOException {
        try (ConfigurableApplicationContext context = start(HOST, certificates.resolve("ca.crt"), "none")) {
            TimeScaleClient client = context.getBean(TimeScaleClient.class);

            assertThat(client.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                            .single(Boolean.class))
                    .isTrue();
            assertThat(client.query("SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                            .single(String.class))
                    .startsWith("TLSv1.");
        }
    }

    @Test
    void anApplicationThatDoesNotKnowTheAuthorityIsNotStartedAndToldWhy(CapturedOutput output)
            throws IOException, InterruptedException {
        Path other = server.certificates(HOST, "other");

        assertThatException()
                .isThrownBy(
                        () -> start(HOST, other.resolve("ca.crt"), "validate").close());

        assertThat(output)
                .contains("The server's certificate was refused.")
                .contains("The address comes from timescale.url.")
                .contains("Give the authority's certificate as sslrootcert in the URL")
                .doesNotContain(NativeServer.PASSWORD);
    }

    @Test
    void anApplicationThatConnectsByAnotherNameIsNotStartedAndToldWhy(CapturedOutput output) {
        assertThatException()
                .isThrownBy(() -> start("127.0.0.1", certificates.resolve("ca.crt"), "validate")
                        .close());

        assertThat(output)
                .contains("The certificate does not name the host 127.0.0.1")
                .contains("Connect by the name that the certificate holds");
    }

    @Test
    void theTroubleshooterNamesWhatIsWrongWithTheAuthorityOrTheName() throws IOException, InterruptedException {
        Path other = server.certificates(HOST, "others");

        assertThat(diagnose(HOST, verify("first/ca.crt"))).isEmpty();
        assertThat(only(diagnose(HOST, verify("others/ca.crt"))).id()).isEqualTo("tls-untrusted");
        assertThat(only(diagnose(HOST, verify("others/ca.crt"))).finding()).contains("Metrics authority");
        assertThat(only(diagnose(HOST, verify("missing.crt"))).id()).isEqualTo("tls-untrusted");
        assertThat(only(diagnose("127.0.0.1", verify("first/ca.crt"))).id()).isEqualTo("tls-wrong-host");
        assertThat(only(diagnose("127.0.0.1", verify("first/ca.crt"))).finding())
                .contains(HOST);
        assertThat(diagnose("127.0.0.1", verify("first/ca.crt").replace("verify-full", "verify-ca")))
                .as("the name is not looked at")
                .isEmpty();
        assertThat(diagnose("127.0.0.1", "sslmode=require&sslrootcert=" + other.resolve("ca.crt")))
                .as("nothing is looked at")
                .isEmpty();
        assertThat(diagnose(HOST, verify("first/ca.crt") + "&channelBinding=require"))
                .isEmpty();
    }

    @Test
    void theTroubleshooterNamesACertificateThatHasExpired() throws IOException, InterruptedException, SQLException {
        Path expired = server.certificates(HOST, "expired");
        Process process = new ProcessBuilder(
                        "bash",
                        "-euc",
                        "openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -days -1 -extfile server.ext -out server.crt")
                .directory(expired.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        server.install(expired);
        server.reload();

        Issue issue = only(diagnoseUntil(verify("expired/ca.crt"), "tls-untrusted"));

        assertThat(issue.finding()).contains("valid until");
    }

    @Test
    void theTroubleshooterNamesAServerWithoutTls() throws SQLException {
        server.disable();

        assertThat(only(diagnose(HOST, verify("first/ca.crt"))).id()).isEqualTo("tls-not-offered");
    }

    @Test
    void theServerRefusesWhoDoesNotEncrypt() throws IOException, SQLException {
        server.rules(OperationsManual.run("tls.md", "hba")
                .replace("10.0.0.0/8", "127.0.0.1/32")
                .replaceAll("metrics_\\w+(,metrics_\\w+)*", NativeServer.USERNAME));

        assertThat(only(diagnose(HOST, "sslmode=disable")).id()).isEqualTo("login-refused");
        assertThat(diagnose(HOST, verify("first/ca.crt"))).isEmpty();
    }

    @Test
    void theServerRefusesWhoHasNoCertificateWhereItDemandsOne() throws IOException, SQLException {
        Files.copy(certificates.resolve("ca.crt"), folder.resolve("client-ca.crt"));
        server.installAuthority(folder.resolve("client-ca.crt"));
        server.rules("hostssl all all 127.0.0.1/32 scram-sha-256 clientcert=verify-ca");

        assertThat(only(diagnose(HOST, verify("first/ca.crt"))).id()).isEqualTo("login-refused");
    }

    @Test
    void certificatesAndTheirAuthorityChangeWhileConnectionsAreOpen()
            throws IOException, InterruptedException, SQLException {
        Path next = server.certificates(HOST, "next");
        Path trusted = folder.resolve("trusted.crt");
        Files.copy(certificates.resolve("ca.crt"), trusted);
        try (Connection open = connect(trusted)) {
            Files.write(
                    trusted,
                    List.of(
                            Files.readString(certificates.resolve("ca.crt")),
                            Files.readString(next.resolve("ca.crt"))));
            server.install(next);
            server.reload();
            diagnoseUntil(verify("first/ca.crt"), "tls-untrusted");

            assertThat(encrypted(open)).as("opened before").isTrue();
            try (Connection fresh = connect(trusted)) {
                assertThat(encrypted(fresh)).as("with both authorities").isTrue();
            }
            Files.copy(next.resolve("ca.crt"), trusted, StandardCopyOption.REPLACE_EXISTING);
            try (Connection fresh = connect(trusted)) {
                assertThat(encrypted(fresh)).as("with the new one").isTrue();
            }
        }
    }

    @Test
    void thePageShowsWhoIsNotEncrypted() throws SQLException {
        String sql = OperationsManual.run("tls.md", "sessions");
        try (Connection plain = DriverManager.getConnection(
                        EncryptedServer.url(HOST, "sslmode=disable"), NativeServer.USERNAME, NativeServer.PASSWORD);
                Connection encrypted = connect(certificates.resolve("ca.crt"));
                var statement = encrypted.createStatement();
                var row = statement.executeQuery(sql)) {
            assertThat(plain.isClosed()).isFalse();
            List<Boolean> sessions = new ArrayList<>();
            while (row.next()) {
                sessions.add(row.getBoolean("ssl"));
            }
            assertThat(sessions).contains(false, true);
        }
    }

    /** A reload reaches new connections within a moment. */
    private static List<Issue> diagnoseUntil(String parameters, String id) throws InterruptedException {
        List<Issue> issues = diagnose(HOST, parameters);
        for (int i = 0; i < 50 && issues.stream().noneMatch(issue -> issue.id().equals(id)); i++) {
            Thread.sleep(100);
            issues = diagnose(HOST, parameters);
        }
        return issues;
    }

    private static boolean encrypted(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Connection connect(Path authority) throws SQLException {
        return DriverManager.getConnection(
                EncryptedServer.url(HOST, "sslmode=verify-full&sslrootcert=" + authority),
                NativeServer.USERNAME,
                NativeServer.PASSWORD);
    }

    private static String verify(String authority) {
        return "sslmode=verify-full&sslrootcert=" + folder.resolve(authority);
    }

    private static List<Issue> diagnose(String host, String parameters) {
        return ConnectionTroubleshooter.builder(ConnectionTarget.of(
                        EncryptedServer.url(host, parameters), NativeServer.USERNAME, NativeServer.PASSWORD))
                .build()
                .diagnose();
    }

    private static Issue only(List<Issue> issues) {
        assertThat(issues).hasSize(1);
        return issues.get(0);
    }

    /** With the properties of the page, at another address. */
    private static ConfigurableApplicationContext start(String host, Path authority, String migration)
            throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(OperationsManual.run("tls.md", "application")));
        Path secret =
                Files.createDirectories(folder.resolve("secrets").resolve(properties.getProperty("timescale.secret")));
        Files.writeString(secret.resolve("username"), NativeServer.USERNAME);
        Files.writeString(secret.resolve("password"), NativeServer.PASSWORD);
        String address = EncryptedServer.url(host, "").replace("?", "");
        return new SpringApplicationBuilder(MetricsApplication.class)
                .properties("spring.main.web-application-type=none", "spring.flyway.enabled=false")
                .run(
                        "--timescale.url="
                                + properties
                                        .getProperty("timescale.url")
                                        .replace("jdbc:postgresql://db.example.com:5432/metrics", address)
                                        .replace("/etc/timescale/ca.crt", authority.toString()),
                        "--timescale.secret=" + properties.getProperty("timescale.secret"),
                        "--timescale.secrets-directory=" + secret.getParent(),
                        "--timescale.migration.mode=" + migration);
    }
}
