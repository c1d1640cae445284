package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

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
    void aNodeIsCalledWithTheEnginesOptionOnlyWhereItKnowsIt() throws IOException {
        fake.program("path/node", "echo v20.20.2");
        assertThat(Node.find(fake.machine(), null, reason -> {}))
                .hasValueSatisfying(node -> assertThat(node.options()).containsExactly(Node.TIERING));
        fake.program("path/node", "[ $# = 1 ] || { echo \"bad option: $1\"; exit 9; }; echo v99.0.0");
        assertThat(Node.find(fake.machine(), null, reason -> {}))
                .hasValueSatisfying(node -> assertThat(node.options()).isEmpty())
                .hasValueSatisfying(node -> assertThat(node.version()).isEqualTo("v99.0.0"));
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
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }

    @Test
    void onlyWhatSomebodyMayWantToChangeIsSaidAloud() throws IOException {
        fake.postgresql(16);
        assertThat(said()).containsExactly("DEBUG");
        fake.postgresql(17, "timescaledb.so", "timescaledb-2.19.3.so");
        assertThat(said()).containsExactly("DEBUG", "INFO");
        fake.property("timescale.embedded.native-home", root.resolve("nowhere").toString());
        assertThat(said()).containsExactly("INFO");
    }

    /** Launches without a node, and returns the levels of what is said about native installations. */
    private List<String> said() {
        Logger logger = (Logger) LoggerFactory.getLogger(Launcher.class);
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
        try {
            assertThatExceptionOfType(EmbeddedTimescaleException.class).isThrownBy(() -> launch(null, null));
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
        return appender.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith("No native TimescaleDB"))
                .map(event -> event.getLevel().toString())
                .toList();
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
