package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan in the order in which it can be done.
 *
 * @param now what one transaction does
 * @param later what waits in a table until aggregates are filled or made anew: rebuilds, the policies of what is being filled, and
 *     retentions that would drop what is still to be read
 * @param postponed what is planned once more when a rebuild is done: aggregates over what is made anew
 * @param filled aggregates which that transaction creates over rows that are there already
 */
record Phases(List<Difference> now, List<Difference> later, List<Difference> postponed, List<RelationName> filled) {

    /**
     * Splits.
     *
     * @param changes what is to be done
     * @param waiting what was planned before and waits
     * @param unfilled what is being filled
     */
    static Phases of(Collection<Difference> changes, MigrationPlan plan, Collection<Item> waiting, Unfilled unfilled) {
        Readers readers = new Readers(plan);
        Set<RelationName> rebuilt = new LinkedHashSet<>();
        Stream.concat(changes.stream(), waiting.stream().map(Item::difference))
                .filter(difference -> difference.step().isRebuild())
                .forEach(difference -> rebuilt.add(difference.relation()));
        Set<RelationName> postponed = new LinkedHashSet<>();
        List<RelationName> filled = new ArrayList<>();
        for (Difference difference : changes) {
            if (difference.step() == Step.CREATE) {
                RelationName name = difference.relation();
                if (readers.readsAnyOf(name, rebuilt)) {
                    postponed.add(name);
                } else if (plan.overRows().contains(name)) {
                    filled.add(name);
                }
            }
        }
        Set<RelationName> empty = new LinkedHashSet<>(filled);
        empty.addAll(unfilled.aggregates());
        Set<RelationName> busy = new LinkedHashSet<>(rebuilt);
        busy.addAll(postponed);
        busy.addAll(empty);
        busy.addAll(unfilled.read());
        List<Difference> now = new ArrayList<>();
        List<Difference> later = new ArrayList<>();
        List<Difference> again = new ArrayList<>();
        for (Difference difference : changes) {
            if (postponed.contains(difference.relation())) {
                again.add(difference);
            } else if (isLong(difference) || mustWait(difference, readers, busy, empty)) {
                later.add(difference);
            } else {
                now.add(difference);
            }
        }
        return new Phases(List.copyOf(now), List.copyOf(later), List.copyOf(again), List.copyOf(filled));
    }

    /** What waits and need not wait any more. */
    static List<Item> released(MigrationPlan plan, Collection<Item> waiting, Collection<RelationName> unfilled) {
        Readers readers = new Readers(plan);
        Set<RelationName> busy = new LinkedHashSet<>(unfilled);
        waiting.stream().filter(Item::isRebuild).forEach(item -> busy.add(item.relation()));
        return waiting.stream()
                .filter(item -> !isLong(item.difference()) && !mustWait(item.difference(), readers, busy, unfilled))
                .toList();
    }

    /** Whether it takes more than a transaction. */
    private static boolean isLong(Difference difference) {
        return difference.step().isRebuild() || difference.step() == Step.INDEX_BY_CHUNK;
    }

    /** A retention waits for whoever reads its rows, and for the relation itself; another policy for that alone. */
    private static boolean mustWait(
            Difference difference, Readers readers, Collection<RelationName> busy, Collection<RelationName> empty) {
        if (difference.step() != Step.SHORTER_RETENTION) {
            return difference.step().isPolicy() && empty.contains(difference.relation());
        }
        return busy.stream()
                .anyMatch(each ->
                        each.equals(difference.relation()) || readers.readsAnyOf(each, Set.of(difference.relation())));
    }

    /**
     * What is being filled.
     *
     * @param aggregates the aggregates
     * @param read relations that those of other applications read
     */
    record Unfilled(List<RelationName> aggregates, Set<RelationName> read) {}

    /** Whether there is something for a transaction to do or to write down. */
    boolean isEmpty() {
        return now.isEmpty() && later.isEmpty();
    }

    /** Who reads whom. */
    private record Readers(MigrationPlan plan) {

        boolean readsAnyOf(RelationName reader, Set<RelationName> sources) {
            RelationName source = plan.source(reader);
            while (source != null) {
                if (sources.contains(source)) {
                    return true;
                }
                source = plan.source(source);
            }
            return false;
        }
    }
}
