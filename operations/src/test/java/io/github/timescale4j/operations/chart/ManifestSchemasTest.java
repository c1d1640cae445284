package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource is made of fields that its kind has, with values that they may have. */
class ManifestSchemasTest {

    @ParameterizedTest
    @MethodSource("cases")
    void everyFieldIsKnownAndFits(String name) {
        for (Manifest manifest : Manifest.all(Chart.renderCase(name))) {
            assertThat(ManifestSchemas.violations(manifest.content()))
                    .as("%s %s", manifest.kind(), manifest.name())
                    .isEmpty();
        }
    }

    /** So that the test above can be believed: an unknown field is found wherever it is. */
    @ParameterizedTest
    @MethodSource("cases")
    void anUnknownFieldIsFoundAnywhere(String name) {
        for (Manifest manifest : Manifest.all(Chart.renderCase(name))) {
            for (ObjectNode object : objects(manifest.content())) {
                // No text, so that it also does not fit among labels and parameters.
                object.put("unexpected", true);
                assertThat(ManifestSchemas.violations(manifest.content()))
                        .as("with a field more in %s", object)
                        .isNotEmpty();
                object.remove("unexpected");
            }
            assertThat(ManifestSchemas.violations(manifest.content())).isEmpty();
        }
    }

    private static List<ObjectNode> objects(JsonNode node) {
        List<ObjectNode> objects = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    static List<String> cases() {
        return Chart.cases();
    }
}
