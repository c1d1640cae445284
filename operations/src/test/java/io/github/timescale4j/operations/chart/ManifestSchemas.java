package io.github.timescale4j.operations.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the resources may consist of: one schema for each kind, with the fields that the chart renders and no other ones, taken
 * from the definitions of CloudNativePG, of the Barman Cloud plugin and of Kubernetes.
 */
final class ManifestSchemas {

    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private ManifestSchemas() {}

    /** What is wrong with a resource: fields that are unknown or missing, and values that cannot be. */
    static List<String> violations(JsonNode manifest) {
        return SCHEMAS
                .computeIfAbsent(manifest.path("kind").asText(), ManifestSchemas::load)
                .validate(manifest)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema load(String kind) {
        String name = "/chart/schemas/" + kind + ".json";
        try (InputStream schema = ManifestSchemas.class.getResourceAsStream(name)) {
            if (schema == null) {
                throw new AssertionError("no schema " + name + ": is " + kind + " a kind that the chart may render?");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
