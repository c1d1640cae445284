package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimescaleClientBuilderTest {

    private static TimescaleClientBuilder complete() {
        return TimeScaleClient.builder().host("localhost").database("metrics");
    }

    @Test
    void everyMessageNamesItsSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().port(0))
                .withMessageContaining("'port'")
                .withMessageContaining("65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().host("a/b?user=x"))
                .withMessageContaining("'host'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().database(" "))
                .withMessageContaining("'database'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().username(""))
                .withMessageContaining("'username'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().poolSize(0))
                .withMessageContaining("'poolSize'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().connectionTimeout(Duration.ofMillis(249)))
                .withMessageContaining("'connectionTimeout'")
                .withMessageContaining("250 ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().url("jdbc:mysql://localhost/x?password=topsecret"))
                .withMessageContaining("'url'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().schema("a\"b"))
                .withMessageContaining("double quote");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.builder().applicationName(""))
                .withMessageContaining("'applicationName'");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.create(c -> c.database("metrics")))
                .withMessageContaining("'host' is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScaleClient.create(c -> c.host("localhost")))
                .withMessageContaining("'database' is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        TimeScaleClient.create(c -> c.host("a").database("b").password("topsecret")))
                .withMessageContaining("'password' is set without 'username'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }

    @Test
    void whatContradictsIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        complete().url("jdbc:postgresql://localhost/metrics").build())
                .withMessageContaining("either 'url' or 'host'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete()
                        .username("a")
                        .credentials(c -> c.usernameAndPassword("b", "c"))
                        .build())
                .withMessageContaining("either 'credentials' or 'username'");
        try (HikariDataSource given = new HikariDataSource()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> complete().dataSource(given).build())
                    .withMessageContaining("'dataSource'")
                    .withMessageContaining("[host, database]");
        }
    }

    @Test
    void aPasswordIsNeverShown() {
        TimescaleClientBuilder builder = complete().username("somebody").password("topsecret");

        assertThat(builder.toString()).contains("password").doesNotContain("topsecret");
        assertThat(new Credentials()
                        .usernameAndPassword("somebody", "topsecret")
                        .toString())
                .contains("somebody")
                .doesNotContain("topsecret");
        assertThat(new Credentials().fromSecret("timescale-credentials").toString())
                .contains("timescale-credentials");
        try (TimeScaleClient client = builder.build()) {
            assertThat(client.toString()).isEqualTo("TimeScaleClient over the pool timescale");
        }
    }

    @Test
    void aClientIsMadeWithoutAConnection() {
        try (TimeScaleClient client = TimeScaleClient.create(c -> c.host("::1")
                .port(1)
                .database("metrics and more")
                .credentials(s -> s.usernameAndPassword("somebody", "topsecret")))) {
            assertThat(client.activeConnections()).isZero();
        }
    }

    @Test
    void aMissingFileOfASecretIsNamedTogetherWithTheSetting(@TempDir Path secrets) throws Exception {
        TimescaleClientBuilder builder =
                complete().secretsDirectory(secrets).credentials(c -> c.fromSecret("timescale"));

        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining(
                        secrets.resolve("timescale").resolve("username").toString())
                .withMessageContaining("'secretsDirectory'")
                .withMessageContaining("timescale.secrets.directory");

        Path secret = Files.createDirectory(secrets.resolve("timescale"));
        Files.writeString(secret.resolve("username"), "somebody");
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageContaining(secret.resolve("password").toString());

        Files.writeString(secret.resolve("password"), "\n");
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("is empty");

        Files.createDirectory(secret.resolve("directory"));
        Files.delete(secret.resolve("password"));
        Files.createDirectory(secret.resolve("password"));
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("cannot be read");
    }

    @Test
    void onlyTheLastLineBreakOfASecretIsNotPartOfIt(@TempDir Path secrets) throws Exception {
        Path secret = Files.createDirectory(secrets.resolve("timescale"));
        Files.writeString(secret.resolve("username"), "somebody\r\n");
        Files.writeString(secret.resolve("password"), " top secret \n\n");

        assertThat(SecretFiles.read(secrets, "timescale"))
                .isEqualTo(new Credentials.Account("somebody", " top secret \n"));
    }

    @Test
    void theSecretsDirectoryMayComeFromASystemProperty(@TempDir Path secrets) {
        System.setProperty(TimescaleClientBuilder.SECRETS_DIRECTORY_PROPERTY, secrets.toString());
        try {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            complete().credentials(c -> c.fromSecret("absent")).build())
                    .withMessageContaining(secrets.toString());
        } finally {
            System.clearProperty(TimescaleClientBuilder.SECRETS_DIRECTORY_PROPERTY);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        complete().credentials(c -> c.fromSecret("absent")).build())
                .withMessageContaining("/etc/secrets/absent/username".replace('/', java.io.File.separatorChar));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "../other", "a\\b", ".hidden", "a\u0000"})
    void whatIsNoNameOfASecretIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> complete().credentials(c -> c.fromSecret(name)));
    }
}
