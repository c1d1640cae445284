package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    @TempDir
    Path root;

    private FakeMachine fake;

    @BeforeEach
    void createMachine() throws IOException {
        fake = new FakeMachine(root);
    }

    @Test
    void theCacheIsWhereTheSystemHasItsCaches() {
        Path home = root.resolve("home");
        assertThat(cache()).isEqualTo(home.resolve(".cache/timescale-embedded"));
        fake.environment("XDG_CACHE_HOME", "/xdg");
        assertThat(cache()).isEqualTo(Path.of("/xdg/timescale-embedded"));
        fake.property("os.name", "Mac OS X");
        assertThat(cache()).isEqualTo(home.resolve("Library/Caches/timescale-embedded"));
        fake.property("os.name", "Windows 11").environment("LOCALAPPDATA", "/local");
        assertThat(cache()).isEqualTo(Path.of("/local/timescale-embedded"));
    }

    @Test
    void theCacheIsWhereItIsSaidToBe() {
        fake.environment("TIMESCALE_EMBEDDED_CACHE", "/from/variable");
        assertThat(cache()).isEqualTo(Path.of("/from/variable"));
        fake.property("timescale.embedded.cache", "/from/property");
        assertThat(cache()).isEqualTo(Path.of("/from/property"));
    }

    @Test
    void programsAreFoundOnThePathIfTheyCanRun() throws IOException {
        fake.file("path/node");
        assertThat(fake.machine().program("node")).isEmpty();
        Path node = fake.program("path/node", "exit 0");
        assertThat(fake.machine().program("node")).hasValue(node);
    }

    private Path cache() {
        return fake.machine().cacheDirectory();
    }
}
