package io.github.timescale4j.client.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountTest {

    /** A plural that stands right behind a number that is not known when it is written. */
    private static final Pattern FIXED =
            Pattern.compile("[)\\w]\\s*\\+\\s*\" (chunks|locks|rows|runs|times|hours|connections)\\b");

    @Test
    void oneIsNoPlural() {
        assertThat(List.of(Count.of(0, "chunk"), Count.of(1, "chunk"), Count.of(2, "chunk")))
                .containsExactly("0 chunks", "1 chunk", "2 chunks");
    }

    @Test
    void noFindingAndNoPlanHasAPluralForAnyNumber() throws IOException {
        Path client = Path.of("src/main/java/io/github/timescale4j/client");
        for (String where : List.of("diagnostics", "migration")) {
            try (Stream<Path> files = Files.walk(client.resolve(where))) {
                List<Path> sources =
                        files.filter(file -> file.toString().endsWith(".java")).toList();
                assertThat(sources)
                        .isNotEmpty()
                        .filteredOn(file -> FIXED.matcher(read(file)).find())
                        .isEmpty();
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
