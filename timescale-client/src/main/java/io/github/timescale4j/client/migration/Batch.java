package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one transaction does.
 *
 * @param plan what it belongs to, for the history
 * @param differences what is done away with
 * @param before what waits before it
 * @param added what waits after it, too
 * @param finished what does not wait any more after it
 * @param filled the aggregates that are to be filled after it
 */
record Batch(
        SchemaPlan plan,
        List<Difference> differences,
        List<Item> before,
        List<Item> added,
        List<Item> finished,
        List<RelationName> filled) {

    /** What is new, and all that has to wait for it. */
    static Batch changes(Situation situation) {
        Phases phases = situation.phases();
        List<Item> added = phases.later().stream()
                .map(difference -> new Item(
                        situation
                                .plan()
                                .declared(difference.relation())
                                .declaration()
                                .sha256(),
                        difference))
                .toList();
        return new Batch(situation.changes(), phases.now(), situation.waiting(), added, List.of(), phases.filled());
    }

    /** What need not wait any more. */
    static Batch released(Situation situation, List<Item> items) {
        List<Difference> differences = items.stream().map(Item::difference).toList();
        return new Batch(
                SchemaPlan.of(differences, List.of(), situation.version()),
                differences,
                situation.waiting(),
                List.of(),
                items,
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

    /** What gets a row in the table of applied declarations: what is new, and what is adopted. */
    List<DeclaredRelation> recorded(MigrationPlan declarations) {
        return declarations.unrecorded().stream()
                .filter(relation -> differences.stream()
                        .anyMatch(difference -> (difference.step() == Step.CREATE || difference.step() == Step.ADOPT)
                                && difference.relation().equals(relation.relation())))
                .toList();
    }

    /** What is as declared after the transaction, or waits for anything but a rebuild. */
    List<DeclaredRelation> changed(MigrationPlan declarations) {
        return declarations.changed().stream()
                .filter(relation -> Stream.concat(before.stream(), added.stream())
                        .noneMatch(item -> item.isRebuild() && item.relation().equals(relation.relation())))
                .toList();
    }
}
