package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the relations of a schema are read: in the schema itself, or in a shadow of it.
 *
 * @param shadows for each real schema its shadow; empty for the real ones
 * @param indexes for each index that had to be given another name in the shadow, by that name, the declared one
 * @param extensionSchema where the functions of TimescaleDB are
 */
public record Location(Map<String, String> shadows, Map<String, String> indexes, String extensionSchema) {

    /**
     * The real schemas.
     *
     * @param extensionSchema where the functions of TimescaleDB are
     * @return a location in which each schema is itself
     */
    public static Location real(String extensionSchema) {
        return new Location(Map.of(), Map.of(), extensionSchema);
    }

    /**
     * Where a relation is really read.
     *
     * @param relation its name in the real schema
     * @return its name here
     */
    public RelationName actual(RelationName relation) {
        return new RelationName(actual(String.valueOf(relation.schema())), relation.name());
    }

    /**
     * Where a schema is really read.
     *
     * @param schema the real schema
     * @return the schema here
     */
    public String actual(String schema) {
        return shadows.getOrDefault(schema, schema);
    }

    /** The real schema that a schema stands for. */
    String declared(String actual) {
        return shadows.entrySet().stream()
                .filter(shadow -> shadow.getValue().equals(actual))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(actual);
    }

    /** Whether what is in a schema belongs to what is read here. */
    boolean holds(String actual) {
        return shadows.isEmpty() || shadows.containsValue(actual);
    }

    /**
     * The statement that lets texts be rendered without this schema's name, so that they are equal in the shadow and outside.
     *
     * @param schema the real schema
     * @return SQL for the present transaction
     */
    public String searchPath(String schema) {
        return "SET LOCAL search_path = "
                + Stream.of(actual(schema), schema, extensionSchema, "public")
                        .distinct()
                        .map(Identifier::quote)
                        .collect(Collectors.joining(", "));
    }

    /** Takes the names of shadows out of a text that the server has rendered. */
    String restore(String text) {
        String restored = text;
        for (Map.Entry<String, String> shadow : shadows.entrySet()) {
            restored = restored.replace(shadow.getValue() + ".", plain(shadow.getKey()) + ".");
        }
        return restored;
    }

    private static String plain(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : Identifier.quote(name);
    }

    /** The relations by the schema in which they are. */
    static Map<String, Collection<RelationName>> bySchema(Collection<RelationName> relations) {
        return relations.stream()
                .collect(Collectors.groupingBy(
                        relation -> String.valueOf(relation.schema()),
                        LinkedHashMap::new,
                        Collectors.toCollection(ArrayList::new)));
    }
}
