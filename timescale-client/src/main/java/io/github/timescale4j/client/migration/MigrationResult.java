package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.util.List;

/**
 * What a run of the migrator found and did.
 *
 * @param created the relations that this run created, in the order in which it did
 * @param changed the relations that this run changed or adopted
 * @param unchanged the declared relations that were there already
 * @param undeclared the relations that were applied earlier and that nothing on this class path declares; they are left alone
 */
public record MigrationResult(
        List<RelationName> created,
        List<RelationName> changed,
        List<RelationName> unchanged,
        List<RelationName> undeclared) {

    /**
     * Copies the lists.
     *
     * @param created the relations that this run created
     * @param changed the relations that this run changed
     * @param unchanged the declared relations that were there already
     * @param undeclared the relations that nothing on this class path declares
     */
    public MigrationResult {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
        unchanged = List.copyOf(unchanged);
        undeclared = List.copyOf(undeclared);
    }

    static MigrationResult nothing() {
        return new MigrationResult(List.of(), List.of(), List.of(), List.of());
    }
}
