package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void createMachine() throws IOException {
        fake = new FakeMachine(root);
    }

    @Test
    void withoutAnythingTheMessageNamesEveryWayOut() {
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(null, null))
                .withMessageContaining("no PostgreSQL server is on the PATH")
                .withMessageContaining("node is not on the PATH")
                .withMessageContaining("-Dtimescale.embedded.url=jdbc:postgresql://")
                .withMessageContaining("install PostgreSQL with TimescaleDB's community features")
                .withMessageContaining("install Node.js 20 or later with npm")
                .withMessageContaining("docker run");
    }

    @Test
    void aNodeThatIsTooOldIsNamed() throws IOException {
        Path node = fake.program("path/node", "echo v18.20.1");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(null, null))
                .withMessageContaining(node + " is v18.20.1, and 20 or later is needed");
    }

    @Test
    void aNodeWithoutNpmIsNotEnoughTheFirstTime() throws IOException {
        fake.program("path/node", "echo v20.20.2");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(null, null))
                .withMessageContaining("npm is not on the PATH")
                .withMessageContaining("docker run");
    }

    @Test
    void aForcedProviderIsTheOnlyOneTried() throws IOException {
        fake.program("path/node", "echo v20.20.2");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(Provider.NATIVE, null))
                .withMessageStartingWith("There is no native PostgreSQL with TimescaleDB to start");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(Provider.URL, null))
                .withMessageContaining("timescale.embedded.url");
    }

    @Test
    void aUrlThatDoesNotAnswerIsNotReplacedByAnotherProvider() {
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> launch(null, "jdbc:postgresql://127.0.0.1:1/x?user=a&password=topsecret"))
                .withMessageContaining("jdbc:postgresql://127.0.0.1:1/x cannot be reached")
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getMessage())
                        .doesNotContain("topsecret"));
    }

    private Database launch(Provider provider, String url) {
        return new Launcher(fake.machine())
                .launch(new Options(
                        provider,
                        url,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        line -> {},
                        false));
    }
}
