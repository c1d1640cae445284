package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values in the manual are values that the chart takes. */
class ManualTest {

    private static final List<Path> PAGES =
            List.of(Path.of("../docs/operations/kubernetes.md"), Chart.DIRECTORY.resolve("README.md"));

    private static final Pattern YAML = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> eachBlockOfValuesCanBeRendered() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : PAGES) {
            for (String block : blocks(page)) {
                JsonNode values = Manifest.tree(block);
                if (values.has("timescaledb") || values.has("backup")) {
                    tests.add(DynamicTest.dynamicTest(
                            page.getFileName() + ": " + block.lines().limit(3).toList(),
                            () -> assertThat(Manifest.all(Chart.renderYaml(block)))
                                    .isNotEmpty()));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
        return tests.stream();
    }

    private static List<String> blocks(Path page) {
        List<String> blocks = new ArrayList<>();
        try {
            Matcher block = YAML.matcher(Files.readString(page));
            while (block.find()) {
                blocks.add(block.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return blocks;
    }
}
