package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.metrics.OperationsManual.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No SQL is in the pages about operations that nobody runs. */
class OperationsManualTest {

    @Test
    void eachBlockOfSqlIsRunByATestOrIsAQuote() throws IOException {
        String tests = sources();
        List<Block> blocks = OperationsManual.pages().stream()
                .flatMap(page -> OperationsManual.blocks(page).stream())
                .filter(block -> block.language().equals("sql"))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(10);
        assertThat(blocks)
                .filteredOn(block -> !block.marker().equals("quote"))
                .allSatisfy(block -> assertThat(tests)
                        .as(block.page() + " " + block.text())
                        .contains("OperationsManual.run(\"" + block.page() + "\", \"" + block.name() + "\")"));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/java/com/example/metrics"))) {
            return files.map(OperationsManualTest::read).collect(Collectors.joining());
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
