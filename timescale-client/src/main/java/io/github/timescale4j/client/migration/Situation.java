package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.util.List;

/**
 * What a look at the database says.
 *
 * @param plan the declarations beside what was applied
 * @param changes what is different, without what waits
 * @param phases the same in the order in which it can be done
 * @param waiting what was planned earlier and waits for a back-fill or a rebuild
 * @param stale what was planned for declarations or a database that are others now
 * @param unfilled the aggregates whose back-fill is not finished
 * @param server the server
 * @param missingSchemas the schemas that have to be created
 * @param tableExists whether there is a table of applied declarations
 * @param version the number that the next plan has in the history
 * @param firstTime whether there is no history yet
 */
record Situation(
        MigrationPlan plan,
        SchemaPlan changes,
        Phases phases,
        List<Item> waiting,
        List<Item> stale,
        List<RelationName> unfilled,
        Server server,
        List<String> missingSchemas,
        boolean tableExists,
        long version,
        boolean firstTime) {

    boolean createSchema() {
        return missingSchemas.contains(plan.schema());
    }

    String extensionSchema() {
        return String.valueOf(server.extensionSchema());
    }

    /** Whether there is something for a transaction, be it only to write down that a declaration is written in another way. */
    boolean needsTransaction() {
        return !phases.isEmpty() || !unrecorded().isEmpty();
    }

    /** What differs only in its text. What is to be made anew is written down when that is done. */
    private List<DeclaredRelation> unrecorded() {
        return plan.changed().stream()
                .filter(relation -> waiting.stream()
                        .noneMatch(item -> item.isRebuild() && item.relation().equals(relation.relation())))
                .toList();
    }

    /**
     * Whether a transaction comes next: nothing is to be taken back first, or to be filled, indexed or made anew. Who only exports
     * leaves what is different to the file.
     */
    boolean isNextTransaction(MigrationMode mode) {
        boolean waits = !unfilled.isEmpty()
                || waiting.stream()
                        .anyMatch(item -> item.isRebuild() || item.difference().step() == Step.INDEX_BY_CHUNK);
        return stale.isEmpty() && (!waits || (mode == MigrationMode.APPLY && needsTransaction()));
    }

    /** Whether nothing is left to do. Who only exports does not write down that a declaration is written in another way. */
    boolean isFinished(MigrationMode mode) {
        return switch (mode) {
            case VALIDATE -> changes.isEmpty();
            case EXPORT -> changes.isEmpty() && nothingFollows();
            default -> changes.isEmpty() && !needsTransaction() && nothingFollows();
        };
    }

    private boolean nothingFollows() {
        return waiting.isEmpty() && unfilled.isEmpty() && stale.isEmpty();
    }
}
