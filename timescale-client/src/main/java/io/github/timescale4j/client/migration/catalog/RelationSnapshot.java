package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.schema.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * A hypertable or a continuous aggregate with all that belongs to it.
 *
 * @param relation its name in the real schema, wherever it was read
 * @param aggregate whether it is a continuous aggregate
 * @param objects what belongs to it
 */
public record RelationSnapshot(RelationName relation, boolean aggregate, List<SchemaObject> objects) {

    /**
     * Copies the list.
     *
     * @param relation its name
     * @param aggregate whether it is a continuous aggregate
     * @param objects what belongs to it
     */
    public RelationSnapshot {
        objects = List.copyOf(objects);
    }

    /**
     * Selects objects.
     *
     * @param kind which
     * @return all of that kind, in the order of the catalog
     */
    public List<SchemaObject> all(ObjectKind kind) {
        return objects.stream().filter(object -> object.kind() == kind).toList();
    }

    /**
     * Finds an object.
     *
     * @param kind what it is
     * @param name its name
     * @return the object, if there is one
     */
    public Optional<SchemaObject> find(ObjectKind kind, String name) {
        return objects.stream()
                .filter(object -> object.kind() == kind && object.name().equals(name))
                .findFirst();
    }

    /**
     * Finds the only object of its kind.
     *
     * @param kind what it is
     * @return the object, if there is one
     */
    public Optional<SchemaObject> only(ObjectKind kind) {
        return objects.stream().filter(object -> object.kind() == kind).findFirst();
    }
}
