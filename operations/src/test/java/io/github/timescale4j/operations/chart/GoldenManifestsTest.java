package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart renders, letter by letter: a change of the chart shows what it changes. */
class GoldenManifestsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/chart/golden");

    @ParameterizedTest
    @MethodSource("cases")
    void theManifestsAreTheGoldenOnes(String name) throws IOException {
        String rendered = Chart.renderCase(name);
        Path golden = GOLDEN.resolve(name + ".yaml");
        if (System.getProperty("update.golden") != null) {
            Files.writeString(golden, rendered);
        }

        assertThat(rendered)
                .as("%s, which -Dupdate.golden writes", golden)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "no such file");
    }

    @Test
    void thereIsNoGoldenFileWithoutValues() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(Chart.cases());
        }
    }

    @Test
    void theSpecificationsValuesAreTheDefaults() {
        String defaults = Chart.renderYaml("{}");

        assertThat(Chart.renderCase("specification")).isEqualTo(defaults);
        assertThat(Chart.renderCase("specification-backup")).isEqualTo(defaults);
    }

    @Test
    void aChartThatIsSwitchedOffRendersNothing() {
        assertThat(Chart.renderCase("disabled")).isEmpty();
    }

    static List<String> cases() {
        return Chart.cases();
    }
}
