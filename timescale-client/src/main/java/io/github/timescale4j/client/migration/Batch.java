package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;

/**
 * What one transaction does.
 *
 * @param plan what it belongs to, for the history
 * @param differences what is done away with
 * @param before what waited before it
 * @param after what waits after it
 * @param filled the aggregates that are to be filled after it
 */
record Batch(
        SchemaPlan plan, List<Difference> differences, List<Item> before, List<Item> after, List<RelationName> filled) {

    /** What is new, and all that has to wait for it. */
    static Batch changes(Situation situation) {
        Phases phases = situation.phases();
        List<Item> after = new ArrayList<>(situation.waiting());
        for (Difference difference : phases.later()) {
            after.add(new Item(
                    situation
                            .plan()
                            .declared(difference.relation())
                            .declaration()
                            .sha256(),
                    difference));
        }
        return new Batch(situation.changes(), phases.now(), situation.waiting(), List.copyOf(after), phases.filled());
    }

    /** What need not wait any more. */
    static Batch released(Situation situation, List<Item> items) {
        List<Difference> differences = items.stream().map(Item::difference).toList();
        return new Batch(
                SchemaPlan.of(differences, List.of(), situation.version()),
                differences,
                situation.waiting(),
                situation.waiting().stream()
                        .filter(item -> !items.contains(item))
                        .toList(),
                List.of());
    }

    /** The new relations among those that are not there yet. */
    List<DeclaredRelation> created(MigrationPlan declarations) {
        return declarations.pending().stream()
                .filter(relation -> differences.stream()
                        .anyMatch(difference -> difference.step() == Step.CREATE
                                && difference.relation().equals(relation.relation())))
                .toList();
    }

    /** What is as declared after the transaction, or waits only for a retention. */
    List<DeclaredRelation> changed(MigrationPlan declarations) {
        return declarations.changed().stream()
                .filter(relation -> after.stream()
                        .noneMatch(item -> item.isRebuild() && item.relation().equals(relation.relation())))
                .toList();
    }
}
