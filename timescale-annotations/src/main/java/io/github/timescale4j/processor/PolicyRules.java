package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RefreshPolicy;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What TimescaleDB's policies would do to each other: it takes most of this without a word, and data is gone later. */
final class PolicyRules {

    private final ErrorReporter reporter;
    private final Predicate<String> isOurs;

    PolicyRules(ErrorReporter reporter, Predicate<String> isOurs) {
        this.reporter = reporter;
        this.isOurs = isOurs;
    }

    void check(AggregateDeclaration aggregate) {
        for (DeclaredRefresh refresh : aggregate.refreshes()) {
            checkReach(aggregate, refresh);
            checkWindow(aggregate, refresh);
            checkEnd(aggregate, refresh);
            checkSourceEnd(aggregate, refresh);
            checkSourceSchedule(aggregate, refresh);
        }
        checkSourceRetention(aggregate);
        checkSeveral(aggregate);
        checkManual(aggregate);
        checkOwnRetention(aggregate);
    }

    private void checkReach(AggregateDeclaration aggregate, DeclaredRefresh refresh) {
        TimeInterval kept = aggregate.source().retention();
        if (refresh.policy().start() != null && kept != null && refresh.policy().reachesBehind(kept)) {
            AnnotationView annotation = refresh.annotation();
            reporter.report(
                    Check.P01,
                    annotation.place(refresh.start()),
                    annotation.show(refresh.start()) + " reaches further back than "
                            + aggregate.source().simpleName() + " keeps its rows (" + kept
                            + "): every refresh would delete the history of '"
                            + aggregate.model().relation()
                            + "' for which there are no rows any more. Leave " + refresh.start()
                            + " out, or make it at most " + kept);
        }
    }

    /** One policy that sees the rows in time is enough, but the default start is the source's retention for each. */
    private void checkSourceRetention(AggregateDeclaration aggregate) {
        TimeInterval kept = aggregate.source().retention();
        TimeInterval bucket = aggregate.model().bucket();
        TimeInterval least = null;
        TimeInterval windows = null;
        for (DeclaredRefresh refresh : aggregate.refreshes()) {
            RefreshPolicy policy = refresh.policy();
            TimeInterval every = aggregate.source().axis().covering(policy.every());
            TimeInterval needed = policy.end().plus(bucket);
            least = shorter(least, every == null ? needed : needed.plus(every));
            TimeInterval window = policy.end().plus(bucket.times(2));
            if (!refresh.hasExplicitStart() && (windows == null || windows.mayBeShorterThan(window))) {
                windows = window;
            }
        }
        if (kept == null || least == null) {
            return;
        }
        TimeInterval needed = windows != null && least.mayBeShorterThan(windows) ? windows : least;
        if (kept.mayBeShorterThan(needed)) {
            Source source = aggregate.source();
            AnnotationView declaration = source.declared().annotation();
            boolean ours = isOurs.test(source.declared().binaryName());
            reporter.report(
                    Check.P02,
                    ours
                            ? declaration.place("retention")
                            : aggregate.declared().annotation().place("source"),
                    declaration.show("retention") + " of " + source.simpleName() + " is shorter than "
                            + aggregate.declared().simpleName() + " needs: rows would be dropped before they are"
                            + " aggregated. Make it at least " + needed
                            + ", or interval, refreshEnd or refreshEvery there shorter");
        }
    }

    private static TimeInterval shorter(@Nullable TimeInterval one, TimeInterval other) {
        return one != null && one.mayBeShorterThan(other) ? one : other;
    }

    private void checkWindow(AggregateDeclaration aggregate, DeclaredRefresh refresh) {
        TimeInterval start = refresh.policy().start();
        TimeInterval end = refresh.policy().end();
        TimeInterval needed = end.plus(aggregate.model().bucket().times(2));
        AnnotationView annotation = refresh.annotation();
        if (refresh.hasExplicitStart() && start != null && start.mayBeShorterThan(needed)) {
            reporter.report(
                    Check.P03,
                    annotation.place(refresh.start()),
                    annotation.show(refresh.start()) + ": from there to " + refresh.end() + " (" + end
                            + ") there must be two buckets, so make it at least " + needed);
        }
    }

    private void checkEnd(AggregateDeclaration aggregate, DeclaredRefresh refresh) {
        AggregateModel model = aggregate.model();
        AnnotationView annotation = refresh.annotation();
        if (!model.materializedOnly() && refresh.policy().end().mayBeShorterThan(model.bucket())) {
            reporter.report(
                    Check.P04,
                    annotation.place(refresh.end()),
                    annotation.show(refresh.end()) + " is shorter than a bucket (" + model.bucket()
                            + "): the bucket that still receives rows would be materialized, and its later rows not"
                            + " seen until the next refresh. Leave " + refresh.end() + " out");
        }
    }

    private void checkSourceEnd(AggregateDeclaration aggregate, DeclaredRefresh refresh) {
        AggregateModel source = aggregate.source().aggregate();
        TimeInterval nearest = source == null ? null : nearestEnd(source.refreshes());
        AnnotationView annotation = refresh.annotation();
        if (source != null && nearest != null && refresh.policy().end().mayBeShorterThan(nearest)) {
            reporter.report(
                    Check.P05,
                    annotation.place(refresh.end()),
                    annotation.show(refresh.end()) + " comes closer to the present than the refresh of '"
                            + source.relation() + "' does (" + nearest
                            + "): nothing is materialized there yet. Make it at least that");
        }
    }

    /** Nothing is lost by it, so it is no more than a note; narrower buckets than the source's are refused anyway. */
    private void checkSourceSchedule(AggregateDeclaration aggregate, DeclaredRefresh refresh) {
        AggregateModel source = aggregate.source().aggregate();
        TimeInterval every = null;
        for (RefreshPolicy policy : source == null ? List.<RefreshPolicy>of() : source.refreshes()) {
            every = shorter(every, policy.every());
        }
        if (source != null
                && every != null
                && !aggregate.model().bucket().mayBeShorterThan(source.bucket())
                && refresh.policy().every().mayBeShorterThan(every)) {
            AnnotationView annotation = refresh.annotation();
            reporter.note(
                    Check.P05,
                    annotation.place(refresh.every()),
                    annotation + "(" + refresh.every() + "): '"
                            + aggregate.model().relation()
                            + "' is refreshed every " + refresh.policy().every() + ", and '" + source.relation()
                            + "', which it reads, every " + every
                            + ": some of its refreshes find nothing new. Make it at least that");
        }
    }

    private static @Nullable TimeInterval nearestEnd(List<RefreshPolicy> policies) {
        TimeInterval nearest = null;
        for (RefreshPolicy policy : policies) {
            nearest = shorter(nearest, policy.end());
        }
        return nearest;
    }

    private void checkSeveral(AggregateDeclaration aggregate) {
        List<DeclaredRefresh> all = aggregate.refreshes();
        for (int at = 1; at < all.size(); at++) {
            RefreshPolicy policy = all.get(at).policy();
            AnnotationView annotation = all.get(at).annotation();
            all.subList(0, at).stream()
                    .filter(other -> other.policy().overlaps(policy))
                    .findFirst()
                    .ifPresent(other -> reporter.report(
                            Check.P08,
                            annotation.place(),
                            annotation + " from " + window(policy) + " overlaps with the one from "
                                    + window(other.policy())
                                    + ": TimescaleDB refuses it (22023). Let one window begin where the other ends, in"
                                    + " the same units"));
        }
        boolean over = aggregate.source().isAggregate();
        Feature several = over ? Feature.SEVERAL_REFRESH_POLICIES_OVER_AGGREGATE : Feature.SEVERAL_REFRESH_POLICIES;
        if (all.size() > 1 && aggregate.declared().lacks(several)) {
            AnnotationView annotation = aggregate.declared().annotation();
            reporter.report(
                    Check.P08,
                    annotation.place("refresh"),
                    annotation + "(refresh): several refresh policies" + (over ? " of an aggregate over another" : "")
                            + " need TimescaleDB " + several.since() + ", and the declared target is "
                            + aggregate.declared().target().version()
                            + ". Leave one @Refresh, or declare the target with @TimescaleTarget or -A"
                            + TargetReader.VERSION + "=" + several.since());
        }
    }

    private static String window(RefreshPolicy policy) {
        return (policy.start() == null ? "the beginning" : policy.start()) + " to " + policy.end();
    }

    private void checkManual(AggregateDeclaration aggregate) {
        TimeInterval kept = aggregate.source().retention();
        AnnotationView annotation = aggregate.declared().annotation();
        if (kept != null && annotation.flag("manualRefresh")) {
            reporter.report(
                    Check.P07,
                    annotation.place("manualRefresh"),
                    annotation.show("manualRefresh") + ": "
                            + aggregate.source().simpleName() + " drops its rows after " + kept
                            + ", and what nobody has refreshed '"
                            + aggregate.model().relation()
                            + "' with by then is lost to it. Leave manualRefresh out, or refresh it in time");
        }
    }

    private void checkOwnRetention(AggregateDeclaration aggregate) {
        AnnotationView annotation = aggregate.declared().annotation();
        TimeInterval own = aggregate.model().retention();
        if (own == null) {
            return;
        }
        TimeInterval kept = aggregate.source().retention();
        TimeInterval bucket = aggregate.model().bucket();
        TimeInterval nearest = nearestEnd(aggregate.model().refreshes());
        TimeInterval needed = nearest == null ? null : nearest.plus(bucket.times(2));
        TimeInterval start = forgotten(aggregate, own);
        if (needed != null && own.mayBeShorterThan(needed)) {
            reporter.report(
                    Check.P16,
                    annotation.place("retention"),
                    annotation.show("retention") + " drops buckets of '"
                            + aggregate.model().relation()
                            + "' as soon as the refresh makes them. Make it at least " + needed
                            + ": two buckets before the end of the refresh");
        } else if (start != null) {
            reporter.report(
                    Check.P06,
                    annotation.place("retention"),
                    annotation.show("retention") + " is shorter than refreshStart (" + start
                            + "): what is dropped would be computed again. Make refreshStart at most that");
        } else if (kept != null && own.mayBeNoLongerThan(kept)) {
            reporter.report(
                    Check.P06,
                    annotation.place("retention"),
                    annotation.show("retention") + " is no longer than "
                            + aggregate.source().simpleName()
                            + " keeps its rows (" + kept
                            + "), so the aggregate outlives nothing. Make it longer, or leave"
                            + " it out");
        }
    }

    /** Where a policy begins, as it is written, that computes again what the aggregate does not keep. */
    private static @Nullable TimeInterval forgotten(AggregateDeclaration aggregate, TimeInterval own) {
        return aggregate.refreshes().stream()
                .filter(DeclaredRefresh::hasExplicitStart)
                .filter(refresh -> refresh.policy().reachesBehind(own))
                .findFirst()
                .map(refresh -> refresh.policy().start())
                .orElse(null);
    }
}
