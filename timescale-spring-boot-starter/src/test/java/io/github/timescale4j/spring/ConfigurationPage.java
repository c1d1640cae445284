package io.github.timescale4j.spring;

import io.github.timescale4j.spring.ConfigurationMetadata.Hint;
import io.github.timescale4j.spring.ConfigurationMetadata.Property;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of the manual that lists all properties, written from what the build tells an IDE of them. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Properties

            <!-- Generated from the metadata of the properties: see CONTRIBUTING.md. -->

            All properties, group by group. What they are for, and which of them belong together: [configuration](../configuration.md).

            In a file, in an argument (`--timescale.url=…`) or as an environment variable, where a key is written in capitals, a dot as
            `_`, and without its hyphens: `timescale.pool.maximum-size` is `TIMESCALE_POOL_MAXIMUMSIZE`. A duration is a number with `ns`,
            `us`, `ms`, `s`, `m`, `h` or `d`, or as in ISO 8601 (`PT1M30S`); a size is a number with `B`, `KB`, `MB`, `GB` or `TB`. A list is
            separated by commas. What has no default need not be set.
            """;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("java.lang.Boolean", "`true`, `false`"),
            Map.entry("java.lang.Double", "number"),
            Map.entry("java.lang.Integer", "whole number"),
            Map.entry("java.lang.Long", "whole number"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.net.URI", "address"),
            Map.entry("java.nio.file.Path", "path"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.util.List<java.lang.String>", "list of texts"),
            Map.entry("org.springframework.boot.actuate.endpoint.Access", "`none`, `read-only`, `unrestricted`"),
            Map.entry("org.springframework.util.unit.DataSize", "size"));

    private final ConfigurationMetadata metadata;

    ConfigurationPage(ConfigurationMetadata metadata) {
        this.metadata = metadata;
    }

    String render() {
        StringBuilder page = new StringBuilder(HEAD);
        metadata.properties().stream()
                .collect(Collectors.groupingBy(each -> group(each.name()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .sorted((one, other) -> order(one.getKey()).compareTo(order(other.getKey())))
                .forEach(group -> append(page, group.getKey(), group.getValue()));
        return page.toString();
    }

    /** The library's own keys come first. */
    private static String order(String group) {
        return (group.startsWith("timescale") ? "0" : "1") + group;
    }

    /** Groups below these two levels are too small for a heading. */
    private static String group(String name) {
        String[] parts = name.split("\\.");
        return parts.length > 2 && parts[0].equals("timescale") ? parts[0] + "." + parts[1] : parts[0];
    }

    private void append(StringBuilder page, String group, List<Property> properties) {
        page.append("\n## ")
                .append(group)
                .append("\n\n| key | type | default | description |\n| --- | --- | --- | --- |\n");
        for (Property property : properties) {
            page.append("| `").append(property.name()).append("` | ");
            page.append(type(property)).append(" | ");
            page.append(property.defaultValue() == null ? "" : "`" + property.defaultValue() + "`")
                    .append(" | ");
            page.append(cell(String.valueOf(property.description()))).append(" |\n");
        }
        properties.forEach(property -> appendValues(page, property));
    }

    private String type(Property property) {
        if (!metadata.takesOthers(property.name())) {
            return metadata.hints(property.name()).stream()
                    .map(hint -> "`" + hint.value() + "`")
                    .collect(Collectors.joining(", "));
        }
        String type = TYPES.get(property.type());
        if (type == null) {
            throw new IllegalStateException(
                    "The page has no words for the type " + property.type() + " of " + property.name()
                            + ": add them to TYPES, or hints to additional-spring-configuration-metadata.json");
        }
        return type;
    }

    private void appendValues(StringBuilder page, Property property) {
        List<Hint> values = metadata.hints(property.name());
        if (!values.isEmpty()) {
            page.append("\nValues of `").append(property.name()).append("`:\n\n");
            values.forEach(hint -> page.append("- `")
                    .append(hint.value())
                    .append("`: ")
                    .append(hint.description())
                    .append('\n'));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
