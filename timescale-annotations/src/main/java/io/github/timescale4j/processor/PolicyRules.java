package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.RefreshPolicy;
import io.github.timescale4j.schema.TimeInterval;
import java.util.function.Predicate;

/** What TimescaleDB's policies would do to each other: it takes most of this without a word, and data is gone later. */
final class PolicyRules {

    private final ErrorReporter reporter;
    private final Predicate<String> isOurs;

    PolicyRules(ErrorReporter reporter, Predicate<String> isOurs) {
        this.reporter = reporter;
        this.isOurs = isOurs;
    }

    void check(AggregateDeclaration aggregate) {
        AnnotationView annotation = aggregate.declared().annotation();
        checkReach(aggregate, annotation);
        checkSourceRetention(aggregate, annotation);
        checkWindow(aggregate, annotation);
        checkEnd(aggregate, annotation);
        checkOwnRetention(aggregate, annotation);
    }

    private void checkReach(AggregateDeclaration aggregate, AnnotationView annotation) {
        TimeInterval start = aggregate.model().refresh().start();
        TimeInterval kept = aggregate.source().retention();
        if (start != null && kept != null && kept.mayBeShorterThan(start)) {
            reporter.report(
                    Check.P01,
                    annotation.place("refreshStart"),
                    annotation.show("refreshStart") + " reaches further back than "
                            + aggregate.source().simpleName() + " keeps its rows (" + kept
                            + "): every refresh would delete the history of '"
                            + aggregate.model().relation()
                            + "' for which there are no rows any more. Leave refreshStart out, or make it at most "
                            + kept);
        }
    }

    /** The default start is the source's retention, so the window must fit into that, too. */
    private void checkSourceRetention(AggregateDeclaration aggregate, AnnotationView annotation) {
        TimeInterval kept = aggregate.source().retention();
        RefreshPolicy refresh = aggregate.model().refresh();
        TimeInterval bucket = aggregate.model().bucket();
        if (kept == null) {
            return;
        }
        TimeInterval every = aggregate.source().axis().covering(refresh.every());
        TimeInterval needed = refresh.end().plus(bucket);
        needed = every == null ? needed : needed.plus(every);
        TimeInterval window = refresh.end().plus(bucket.times(2));
        if (!annotation.isExplicit("refreshStart") && needed.mayBeShorterThan(window)) {
            needed = window;
        }
        if (kept.mayBeShorterThan(needed)) {
            Source source = aggregate.source();
            AnnotationView declaration = source.declared().annotation();
            boolean ours = isOurs.test(source.declared().binaryName());
            reporter.report(
                    Check.P02,
                    ours ? declaration.place("retention") : annotation.place("source"),
                    declaration.show("retention") + " of " + source.simpleName() + " is shorter than "
                            + aggregate.declared().simpleName() + " needs: rows would be dropped before they are"
                            + " aggregated. Make it at least " + needed
                            + ", or interval, refreshEnd or refreshEvery there shorter");
        }
    }

    private void checkWindow(AggregateDeclaration aggregate, AnnotationView annotation) {
        AggregateModel model = aggregate.model();
        TimeInterval start = model.refresh().start();
        TimeInterval needed = model.refresh().end().plus(model.bucket().times(2));
        if (annotation.isExplicit("refreshStart") && start != null && start.mayBeShorterThan(needed)) {
            reporter.report(
                    Check.P03,
                    annotation.place("refreshStart"),
                    annotation.show("refreshStart") + ": from there to refreshEnd ("
                            + model.refresh().end() + ") there must be two buckets, so make it at least " + needed);
        }
    }

    private void checkEnd(AggregateDeclaration aggregate, AnnotationView annotation) {
        AggregateModel model = aggregate.model();
        TimeInterval end = model.refresh().end();
        if (!model.materializedOnly() && end.mayBeShorterThan(model.bucket())) {
            reporter.report(
                    Check.P04,
                    annotation.place("refreshEnd"),
                    annotation.show("refreshEnd") + " is shorter than a bucket (" + model.bucket()
                            + "): the bucket that still receives rows would be materialized, and its later rows not"
                            + " seen until the next refresh. Leave refreshEnd out");
        }
        AggregateModel source = aggregate.source().aggregate();
        if (source != null && end.mayBeShorterThan(source.refresh().end())) {
            reporter.report(
                    Check.P05,
                    annotation.place("refreshEnd"),
                    annotation.show("refreshEnd") + " comes closer to the present than the refresh of '"
                            + source.relation() + "' does (" + source.refresh().end()
                            + "): nothing is materialized there yet. Make it at least that");
        }
    }

    private void checkOwnRetention(AggregateDeclaration aggregate, AnnotationView annotation) {
        TimeInterval own = aggregate.model().retention();
        if (own == null) {
            return;
        }
        TimeInterval start = aggregate.model().refresh().start();
        TimeInterval kept = aggregate.source().retention();
        RefreshPolicy refresh = aggregate.model().refresh();
        TimeInterval needed = refresh.end().plus(aggregate.model().bucket().times(2));
        if (own.mayBeShorterThan(needed)) {
            reporter.report(
                    Check.P16,
                    annotation.place("retention"),
                    annotation.show("retention") + " drops buckets of '"
                            + aggregate.model().relation()
                            + "' as soon as the refresh makes them. Make it at least " + needed
                            + ": two buckets before the end of the refresh");
        } else if (annotation.isExplicit("refreshStart") && start != null && own.mayBeShorterThan(start)) {
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
}
