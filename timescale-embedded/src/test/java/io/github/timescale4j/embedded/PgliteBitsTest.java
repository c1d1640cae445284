package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgliteBitsTest {

    @TempDir
    Path root;

    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private FakeMachine fake;
    private Node node;
    private Path cache;

    @BeforeEach
    void createMachine() throws IOException {
        fake = new FakeMachine(root);
        cache = root.resolve("cache");
        // Both write down that they were called, in the directory they were called in or for.
        fake.program("path/npm", "echo \"$@\" >> " + root.resolve("npm.log") + "; mkdir node_modules");
        node = new Node(fake.program("path/node", "echo made > $3"), List.of(), "v20.0.0");
    }

    @Test
    void theBitsAreFetchedOnceWithALineOfProgress() throws IOException {
        PgliteBits.Location first = bits().prepare(node);
        assertThat(first.script()).exists();
        assertThat(first.snapshot()).hasContent("made");
        assertThat(first.directory().resolve("node_modules")).exists();
        assertThat(progress).anySatisfy(line -> assertThat(line).startsWith("Fetching the embedded TimescaleDB once"));
        int lines = progress.size();
        assertThat(bits().prepare(node)).isEqualTo(first);
        assertThat(progress).hasSize(lines);
        assertThat(Files.readAllLines(root.resolve("npm.log")))
                .containsExactly("ci --ignore-scripts --no-audit --no-fund");
    }

    @Test
    void severalAtOnceFetchOnce() throws Exception {
        fake.program("path/npm", "echo x >> " + root.resolve("npm.log") + "; sleep 0.3; mkdir node_modules");
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<PgliteBits.Location>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                futures.add(executor.submit(() -> bits().prepare(node)));
            }
            for (Future<PgliteBits.Location> future : futures) {
                assertThat(future.get().snapshot()).exists();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(Files.readAllLines(root.resolve("npm.log"))).hasSize(1);
    }

    @Test
    void aFailedFetchLeavesNothingAndSaysWhatNpmSaid() throws IOException {
        fake.program("path/npm", "echo npm error code ENOTFOUND; exit 1");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> bits().prepare(node))
                .withMessageContaining("npm failed: npm error code ENOTFOUND")
                .withMessageContaining("docker run");
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(cache, "a file, not a directory");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> bits().prepare(node))
                .withMessageContaining(cache.toString())
                .withMessageContaining("TIMESCALE_EMBEDDED_CACHE");
    }

    @Test
    void theLockFileHasHashesAndNoAddresses() throws IOException {
        try (InputStream in = PgliteBits.class.getResourceAsStream("pglite/package-lock.json")) {
            String lock = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(lock)
                    .contains("\"integrity\": \"sha512-")
                    .contains(PgliteBits.PGLITE_VERSION)
                    .doesNotContain("://")
                    .doesNotContain("resolved");
        }
    }

    private PgliteBits bits() {
        return new PgliteBits(fake.machine(), cache, progress::add);
    }
}
