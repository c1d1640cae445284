package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Values that cannot be are refused before anything is installed, with a sentence that names the key and the value. */
class RefusalsTest {

    /** Before the sentence Helm says where in the templates, which nobody who installs the chart needs to know. */
    private static final Pattern PLACE = Pattern.compile("^execution error at \\([^)]*\\): ");

    @TestFactory
    Stream<DynamicTest> eachIsRefusedWithItsSentence() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode refusal : Manifest.resource("/chart/refusals.yaml")) {
            tests.add(DynamicTest.dynamicTest(refusal.get("name").asText(), () -> isRefused(refusal)));
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static void isRefused(JsonNode refusal) {
        // JSON is YAML.
        String values = refusal.get("values").toString();
        Throwable refused = catchThrowable(() -> Chart.renderYaml(values));

        assertThat(refused).isInstanceOf(IllegalStateException.class);
        assertThat(sentences(refused)).isEqualTo(expected(refusal));
    }

    private static List<String> expected(JsonNode refusal) {
        if (refusal.has("message")) {
            return List.of(refusal.get("message").asText());
        }
        List<String> sentences = new ArrayList<>();
        refusal.get("schema").forEach(sentence -> sentences.add("- " + sentence.asText()));
        return sentences;
    }

    static List<String> sentences(Throwable refusal) {
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        if (PLACE.matcher(lines.get(0)).find()) {
            return List.of(PLACE.matcher(lines.get(0)).replaceFirst(""));
        }
        return lines.stream().filter(line -> line.startsWith("- ")).toList();
    }
}
