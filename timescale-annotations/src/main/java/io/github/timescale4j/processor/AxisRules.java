package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.SqlTypes;

/** What a time that is a number or a UUID needs, and what servers cannot do with it. */
final class AxisRules {

    private static final String NO_CLOCK = ": nothing tells which of the numbers in time column '%s' are past, so the"
            + " server could not run the policy. Say the unit with timeUnit, or name a function that tells the present with"
            + " nowFunction";

    private final ErrorReporter reporter;

    AxisRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table) {
        DeclaredElement declared = table.declared();
        AnnotationView annotation = declared.annotation();
        AnnotationView columnstore = declared.columnstore();
        boolean aged = table.model().retention() != null;
        if (table.axis().hasNoPresent() && aged) {
            refuseWithoutClock(
                    annotation.place("retention"),
                    annotation.show("retention"),
                    table.time().name());
        }
        if (table.axis().hasNoPresent() && columnstore != null) {
            refuseWithoutClock(
                    columnstore.place(), columnstore.toString(), table.time().name());
        }
        if (SqlTypes.normalize(table.time().sqlType()).equals("uuid")) {
            if (!annotation.isExplicit("timeColumn")) {
                return; // It is refused for that already.
            }
            refuseOlder(
                    declared,
                    table.time().place(),
                    "time column '" + table.time().name() + "' is UUID, which",
                    Feature.UUID_TIME);
            if (aged) {
                refuseOlder(
                        declared,
                        annotation.place("retention"),
                        uuids(annotation.show("retention")),
                        Feature.UUID_AGES);
            }
            if (columnstore != null) {
                refuseOlder(declared, columnstore.place("after"), uuids(columnstore.show("after")), Feature.UUID_AGES);
            }
        }
    }

    void check(AggregateDeclaration aggregate) {
        AnnotationView annotation = aggregate.declared().annotation();
        Source source = aggregate.source();
        if (source.axis().hasNoPresent()) {
            reporter.report(
                    Check.A09,
                    annotation.place("source"),
                    annotation.show("source")
                            + NO_CLOCK.formatted(
                                    source.hypertable().timeColumn().name()));
        }
        if (source.timeColumn().type().equals("uuid")) {
            refuseOlder(
                    aggregate.declared(),
                    annotation.place("source"),
                    uuids(annotation.show("source")),
                    Feature.UUID_BUCKETS);
        }
    }

    private static String uuids(String what) {
        return what + " over a time of UUIDs";
    }

    private void refuseWithoutClock(Place place, String what, String column) {
        reporter.report(Check.A09, place, what + NO_CLOCK.formatted(column));
    }

    private void refuseOlder(DeclaredElement declared, Place place, String what, Feature feature) {
        if (declared.lacks(feature)) {
            reporter.report(
                    Check.P13,
                    place,
                    what + " needs TimescaleDB " + feature.since() + ", and the declared target is "
                            + declared.target().version() + ". Use Instant, or declare the target with @TimescaleTarget"
                            + " or -A" + TargetReader.VERSION + "=" + feature.since());
        }
    }
}
