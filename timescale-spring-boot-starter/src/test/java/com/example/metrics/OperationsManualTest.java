package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.metrics.OperationsManual.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No SQL is in the pages about operations that nobody runs. */
class OperationsManualTest {

    private static final Pattern PAGE = Pattern.compile("String PAGE = (\"[^\"]+\");");
    private static final Pattern RUN =
            Pattern.compile("OperationsManual\\s*\\.run\\(\\s*\"([^\"]+)\",\\s*\"([^\"]+)\"\\)");

    @Test
    void eachBlockOfSqlIsRunByATestOrIsAQuote() throws IOException {
        Set<String> run = run();
        List<Block> blocks = OperationsManual.pages().stream()
                .flatMap(page -> OperationsManual.blocks(page).stream())
                .filter(block -> block.language().equals("sql"))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(15);
        assertThat(blocks)
                .filteredOn(block -> !block.marker().equals("quote"))
                .allSatisfy(block -> assertThat(run)
                        .as("what tests run; this is not: " + block.text())
                        .contains(block.page() + " " + block.name()));
    }

    /** The pages and blocks that the sources of the tests name. */
    private static Set<String> run() throws IOException {
        Set<String> run = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/com/example/metrics"))) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                Matcher page = PAGE.matcher(source);
                Matcher call = RUN.matcher(page.find() ? source.replace("(PAGE,", "(" + page.group(1) + ",") : source);
                while (call.find()) {
                    run.add(call.group(1) + " " + call.group(2));
                }
            }
        }
        return run;
    }
}
