package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;

/** What TimescaleDB would refuse in the buckets of a continuous aggregate, some of it only when it is first refreshed. */
final class AggregateRules {

    private static final long DAY = new TimeInterval(0, 1, 0).atLeastMicroseconds();

    private final ErrorReporter reporter;

    AggregateRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(AggregateDeclaration aggregate) {
        AnnotationView annotation = aggregate.declared().annotation();
        Source source = aggregate.source();
        TimeInterval bucket = aggregate.model().bucket();
        checkAnnotations(aggregate.declared());
        if (bucket.months() != 0 && (bucket.days() != 0 || bucket.microseconds() != 0)) {
            report(Check.A02, annotation, "a bucket is months, or days and hours, but not both");
        } else if (bucket.microseconds() != 0
                && SqlTypes.normalize(source.timeColumn().type()).equals("date")) {
            report(
                    Check.A02,
                    annotation,
                    "time column '" + source.timeColumn().name() + "' of " + source.simpleName()
                            + " is LocalDate, so a bucket holds whole days. Write it like 1d or 7d");
        } else if (source.aggregate() != null) {
            checkWidths(annotation, bucket, source.aggregate());
        }
    }

    private void checkAnnotations(DeclaredElement declared) {
        AnnotationView partition = declared.partition();
        if (partition != null) {
            reporter.report(
                    Check.T30,
                    partition.place(),
                    partition + " on the aggregate " + declared.simpleName()
                            + " says nothing: TimescaleDB partitions its buckets as it does the source. Take it away");
        }
        for (Component component : declared.components()) {
            AnnotationView column = component.column();
            for (String member : List.of("defaultValue", "check")) {
                if (column != null && column.isExplicit(member)) {
                    reporter.report(
                            Check.T30,
                            column.place(member),
                            column.show(member) + " on component '" + component.property()
                                    + "' of an aggregate says nothing: nobody writes into it. Take it away");
                }
            }
        }
    }

    private void checkWidths(AnnotationView annotation, TimeInterval bucket, AggregateModel source) {
        TimeInterval part = source.bucket();
        boolean whole = part.months() != 0
                ? bucket.months() != 0 && bucket.months() % part.months() == 0
                : bucket.months() != 0
                        ? DAY % part.atLeastMicroseconds() == 0
                        : bucket.atLeastMicroseconds() % part.atLeastMicroseconds() == 0;
        if (!whole) {
            report(
                    Check.A03,
                    annotation,
                    "the buckets of '" + source.relation() + "' are " + part
                            + " wide, and a whole number of them must fit. Make interval a multiple of that");
        }
    }

    private void report(Check check, AnnotationView annotation, String message) {
        reporter.report(check, annotation.place("interval"), annotation.show("interval") + ": " + message);
    }
}
