package io.github.timescale4j.client.migration.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a relation, as the catalog describes it.
 *
 * @param kind what it is
 * @param name its name within the relation; for a policy the procedure that it runs
 * @param properties its properties as texts that are equal if and only if the server means the same; what is not set is missing
 */
public record SchemaObject(ObjectKind kind, String name, SortedMap<String, String> properties) {

    /**
     * Copies the properties.
     *
     * @param kind what it is
     * @param name its name
     * @param properties its properties
     */
    public SchemaObject {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /**
     * Reads one property.
     *
     * @param property its name
     * @return its value, or {@code null} if it is not set
     */
    public @Nullable String get(String property) {
        return properties.get(property);
    }

    /**
     * Reads one property that is always set.
     *
     * @param property its name
     * @return its value, or an empty text
     */
    public String text(String property) {
        return properties.getOrDefault(property, "");
    }

    /**
     * Whether a property is set to {@code true}.
     *
     * @param property its name
     * @return what it says
     */
    public boolean is(String property) {
        return "true".equals(properties.get(property));
    }

    /**
     * Copies the object with other properties.
     *
     * @param changed the properties
     * @return the copy
     */
    public SchemaObject with(Map<String, String> changed) {
        return new SchemaObject(kind, name, new TreeMap<>(changed));
    }
}
