package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionDefaultsTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, metrics, jdbc:postgresql://localhost:5433/metrics",
        "::1, metrics, jdbc:postgresql://[::1]:5433/metrics",
        "[::1], metrics, jdbc:postgresql://[::1]:5433/metrics",
        "localhost, metrics and more?, jdbc:postgresql://localhost:5433/metrics%20and%20more%3F",
    })
    void aUrlIsMadeOfItsParts(String host, String database, String url) {
        assertThat(ConnectionDefaults.jdbcUrl(host, 5433, database)).isEqualTo(url);
    }

    @Test
    void whoeverMakesAPoolCanReadASecretAsTheClientDoes(@TempDir Path secrets) throws Exception {
        assertThat(Modifier.isPublic(SecretFiles.class.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(Credentials.Account.class.getModifiers())).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretFiles.read(secrets, "timescale"))
                .withMessageContaining(
                        secrets.resolve("timescale").resolve("username").toString())
                // The builder's setting means nothing to somebody else.
                .withMessageNotContaining("secretsDirectory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretFiles.read(secrets, "../timescale"))
                .withMessageContaining("not the name of a secret");
    }
}
