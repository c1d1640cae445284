package io.github.timescale4j.operations.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A resource of Kubernetes that the chart renders.
 *
 * @param content all of it
 */
record Manifest(JsonNode content) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All that is in a file, in its order. A key that is there twice is an error. */
    static List<Manifest> all(String rendered) {
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : yaml().loadAll(rendered)) {
            if (document != null) {
                manifests.add(new Manifest(MAPPER.valueToTree(document)));
            }
        }
        return List.copyOf(manifests);
    }

    static Optional<Manifest> find(List<Manifest> manifests, String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .findFirst();
    }

    static Manifest get(List<Manifest> manifests, String kind) {
        return find(manifests, kind).orElseThrow(() -> new AssertionError("no " + kind + " in " + manifests));
    }

    /** One document of YAML, as JSON. */
    static JsonNode tree(String document) {
        return MAPPER.valueToTree(yaml().load(document));
    }

    /** One document of YAML that is a file of the tests. */
    static JsonNode resource(String name) {
        try (InputStream document = Manifest.class.getResourceAsStream(name)) {
            return tree(new String(document.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(options);
    }

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    /** What is at a JSON pointer; a missing node if nothing is. */
    JsonNode at(String pointer) {
        return content.at(pointer);
    }

    String text(String pointer) {
        JsonNode node = content.at(pointer);
        if (!node.isTextual()) {
            throw new AssertionError(pointer + " of " + content + " is no text");
        }
        return node.asText();
    }
}
