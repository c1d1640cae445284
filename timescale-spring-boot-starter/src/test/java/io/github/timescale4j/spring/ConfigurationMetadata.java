package io.github.timescale4j.spring;

import com.jayway.jsonpath.JsonPath;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an IDE knows of the properties: the metadata that the build of this module writes. */
final class ConfigurationMetadata {

    /** A property, as the metadata describes it. */
    record Property(
            String name,
            String type,
            @Nullable String description,
            @Nullable Object defaultValue,
            @Nullable String sourceType) {}

    /** A value that a property may have. */
    record Hint(String value, String description) {}

    private final List<Map<String, Object>> groups;
    private final List<Map<String, Object>> properties;
    private final List<Map<String, Object>> hints;

    private ConfigurationMetadata(Map<String, List<Map<String, Object>>> metadata) {
        groups = metadata.getOrDefault("groups", List.of());
        properties = metadata.getOrDefault("properties", List.of());
        hints = metadata.getOrDefault("hints", List.of());
    }

    /** Of this module only: other jars have files of the same name. */
    static ConfigurationMetadata load() throws IOException {
        String classes = TimescaleProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        try (InputStream json = URI.create(classes + "META-INF/spring-configuration-metadata.json")
                .toURL()
                .openStream()) {
            return new ConfigurationMetadata(JsonPath.parse(json).read("$"));
        }
    }

    TreeSet<String> groups() {
        TreeSet<String> names = new TreeSet<>();
        groups.forEach(group -> names.add(String.valueOf(group.get("name"))));
        return names;
    }

    List<Property> properties() {
        return properties.stream()
                .map(property -> new Property(
                        String.valueOf(property.get("name")),
                        String.valueOf(property.get("type")),
                        (String) property.get("description"),
                        property.get("defaultValue"),
                        (String) property.get("sourceType")))
                .sorted(Comparator.comparing(Property::name))
                .toList();
    }

    Optional<Property> property(String name) {
        return properties().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @SuppressWarnings("unchecked") // the format of Spring Boot
    List<Hint> hints(String property) {
        return hints.stream()
                .filter(hint -> hint.get("name").equals(property))
                .flatMap(hint -> ((List<Map<String, Object>>) hint.get("values")).stream())
                .map(value -> new Hint(String.valueOf(value.get("value")), String.valueOf(value.get("description"))))
                .toList();
    }

    /** Whether a property may also have values that are not among the hints. */
    boolean takesOthers(String property) {
        return hints.stream().noneMatch(hint -> hint.get("name").equals(property) && !hint.containsKey("providers"));
    }

    TreeSet<String> hinted() {
        TreeSet<String> names = new TreeSet<>();
        hints.forEach(hint -> names.add(String.valueOf(hint.get("name"))));
        return names;
    }
}
