package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the refresh policies of an aggregate, of which it may have several. They are told apart by their windows: the server
 * keeps no two that overlap, not even for a moment between two statements.
 */
final class RefreshRules {

    private static final String START = "start_offset";
    private static final String END = "end_offset";

    private final Subject subject;
    private final List<SchemaObject> declared;
    private final List<SchemaObject> found;
    private final List<SchemaObject> applied;
    private final List<Pair> pairs = new ArrayList<>();

    /** A declared policy, and the job that it is or becomes. */
    private record Pair(SchemaObject declared, SchemaObject found) {}

    private RefreshRules(Subject subject) {
        this.subject = subject;
        this.declared = PolicyRules.of(subject.declared.all(ObjectKind.POLICY), PolicyRules.REFRESH);
        this.found = PolicyRules.of(subject.found.all(ObjectKind.POLICY), PolicyRules.REFRESH);
        this.applied = PolicyRules.of(subject.applied.all(ObjectKind.POLICY), PolicyRules.REFRESH);
    }

    static void compare(Subject subject) {
        new RefreshRules(subject).compare();
    }

    private void compare() {
        boolean single = declared.size() == 1 && found.size() == 1;
        pair(RefreshRules::sameWindow);
        // The job that works near the present goes on doing so.
        pair((one, other) -> Objects.equals(one.get(END), other.get(END)));
        pair(RefreshRules::overlap);
        pair((one, other) -> single || isOurs(other));
        List<SchemaObject> foreign = new ArrayList<>();
        for (SchemaObject policy : found) {
            if (isOurs(policy)) {
                PolicyRules.remove(subject, policy);
            } else {
                foreign.add(policy);
                refuseOverlap(policy);
            }
        }
        changeInOrder(foreign);
        declared.forEach(policy -> PolicyRules.add(subject, RefreshBatches.explicit(policy, subject.version)));
    }

    private void pair(BiPredicate<SchemaObject, SchemaObject> isSame) {
        for (SchemaObject policy : List.copyOf(declared)) {
            Optional<SchemaObject> job =
                    found.stream().filter(other -> isSame.test(policy, other)).findFirst();
            if (job.isPresent()) {
                pairs.add(new Pair(policy, job.get()));
                declared.remove(policy);
                found.remove(job.get());
            }
        }
    }

    /** Where a retention was set at run time, ours begins later than it was made to. */
    private boolean isOurs(SchemaObject policy) {
        return applied.stream().anyMatch(other -> Objects.equals(other.get(END), policy.get(END)));
    }

    /** A job changes once nothing is in its new place. Where each waits for another, one is made anew. */
    private void changeInOrder(List<SchemaObject> foreign) {
        List<SchemaObject> present = new ArrayList<>(foreign);
        pairs.forEach(pair -> present.add(pair.found()));
        List<Pair> open = new ArrayList<>(pairs);
        while (!open.isEmpty()) {
            Pair next = open.stream()
                    .filter(pair -> isFree(pair, present))
                    .findFirst()
                    .orElse(null);
            Pair pair = next == null ? open.get(0) : next;
            open.remove(pair);
            present.remove(pair.found());
            if (change(pair, next != null)) {
                present.add(pair.declared());
            }
        }
    }

    private static boolean isFree(Pair pair, List<SchemaObject> present) {
        return present.stream().noneMatch(other -> !other.equals(pair.found()) && overlap(pair.declared(), other));
    }

    /** Alters the job; or removes it, and leaves the policy among those that are added. */
    private boolean change(Pair pair, boolean possible) {
        List<String> dropped = RefreshBatches.OPTIONS.stream()
                .filter(key -> pair.declared().get(key) == null && pair.found().get(key) != null)
                .filter(key -> applied.stream()
                        .anyMatch(other ->
                                Objects.equals(other.get(key), pair.found().get(key))))
                .toList();
        boolean same = dropped.isEmpty()
                && pair.declared().properties().entrySet().stream()
                        .allMatch(each -> each.getValue().equals(pair.found().get(each.getKey())));
        if (same) {
            return true;
        }
        RefreshBatches.Change change = RefreshBatches.complete(pair.declared(), pair.found(), dropped, subject.version);
        if (possible && canAlter()) {
            PolicyRules.alter(subject, change.policy(), pair.found(), change.dropped());
            return true;
        }
        PolicyRules.remove(subject, pair.found());
        declared.add(change.anew(pair.found()));
        return false;
    }

    /** Some of these releases take the change of such a policy for a second one, and have no second ones there. */
    private boolean canAlter() {
        boolean overAggregate = subject.declared
                .only(ObjectKind.AGGREGATE)
                .map(aggregate -> aggregate.is("over an aggregate"))
                .orElse(false);
        return !overAggregate || !subject.version.isAtLeast(2, 21) || subject.version.isAtLeast(2, 24);
    }

    private void refuseOverlap(SchemaObject foreign) {
        List<SchemaObject> wanted = new ArrayList<>(declared);
        pairs.forEach(pair -> wanted.add(pair.declared()));
        wanted.stream()
                .filter(policy -> overlap(policy, foreign))
                .findFirst()
                .ifPresent(policy -> subject.add(
                        Step.REFRESH_POLICY,
                        "refresh policy",
                        "window",
                        PolicyRules.describe(policy),
                        PolicyRules.describe(foreign),
                        Change.impossible(
                                "Somebody else made a policy whose window overlaps, and the server keeps no two"
                                        + " of those: delete that job, or declare a window beside it")));
    }

    private static boolean sameWindow(SchemaObject one, SchemaObject other) {
        return Objects.equals(one.get(START), other.get(START)) && Objects.equals(one.get(END), other.get(END));
    }

    private static boolean overlap(SchemaObject one, SchemaObject other) {
        return isBehind(one.get(START), other.get(END)) && isBehind(other.get(START), one.get(END));
    }

    private static boolean isBehind(@Nullable String start, @Nullable String end) {
        BigDecimal from = Offsets.size(start);
        BigDecimal to = Offsets.size(end);
        return from == null || to == null || from.compareTo(to) > 0;
    }
}
