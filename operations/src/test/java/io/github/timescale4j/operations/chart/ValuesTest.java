package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code values.yaml} and {@code values.schema.json} have the same keys, and the specification's come first. */
class ValuesTest {

    private JsonNode values;
    private JsonNode schema;

    @BeforeEach
    void read() throws IOException {
        values = Manifest.tree(Files.readString(Chart.DIRECTORY.resolve("values.yaml")));
        // JSON is YAML.
        schema = Manifest.tree(Files.readString(Chart.DIRECTORY.resolve("values.schema.json")));
    }

    @Test
    void theSpecificationsKeysComeFirstInItsOrder() {
        JsonNode timescaledb = values.get("timescaledb");

        assertThat(names(timescaledb)).startsWith("enabled", "version", "resources", "storage", "backup");
        assertThat(names(timescaledb.get("storage"))).startsWith("size", "class");
        assertThat(names(timescaledb.get("backup")))
                .startsWith("enabled", "schedule", "retention", "destination", "compression");
    }

    @Test
    void theVersionIsThatOfTheChart() throws IOException {
        JsonNode chart = Manifest.tree(Files.readString(Chart.DIRECTORY.resolve("Chart.yaml")));

        assertThat(chart.get("appVersion")).isEqualTo(values.at("/timescaledb/version"));
    }

    @Test
    void theSchemaHasTheKeysOfTheValues() {
        sameKeys(values.get("timescaledb"), schema.at("/properties/timescaledb"), "timescaledb");
    }

    /** A key with a spelling mistake is refused wherever it is, and an editor can say what a key is for. */
    @Test
    void everyKeyIsDescribedAndNoOtherOneAllowed() {
        List<String> wrong = new ArrayList<>();
        described(schema, "", wrong);

        assertThat(wrong).isEmpty();
    }

    private void sameKeys(JsonNode value, JsonNode type, String path) {
        JsonNode properties = resolved(type).path("properties");
        if (!value.isObject() || properties.isMissingNode()) {
            return;
        }
        assertThat(names(value)).as(path).containsExactlyInAnyOrderElementsOf(names(properties));
        for (String name : names(value)) {
            sameKeys(value.get(name), properties.get(name), path + "." + name);
        }
    }

    private void described(JsonNode type, String path, List<String> wrong) {
        JsonNode properties = resolved(type).path("properties");
        if (!properties.isMissingNode()
                && resolved(type).path("additionalProperties").asBoolean(true)) {
            wrong.add(path + " allows other keys");
        }
        for (String name : names(properties)) {
            JsonNode property = resolved(properties.get(name));
            if (property.path("description").asText().isBlank()) {
                wrong.add(path + "." + name + " has no description");
            }
            described(property, path + "." + name, wrong);
            described(property.path("items"), path + "." + name + "[]", wrong);
        }
    }

    private JsonNode resolved(JsonNode type) {
        return type.has("$ref") ? schema.at(type.get("$ref").asText().substring(1)) : type;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
