package io.github.timescale4j.processor;

import io.github.timescale4j.schema.RefreshPolicy;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;
import java.util.Optional;

/** Reads how an aggregate is refreshed: by one policy, by several, or by none. */
final class RefreshReader {

    private static final TimeInterval DAY = new TimeInterval(0, 1, 0);
    private static final TimeInterval HOUR = new TimeInterval(0, 0, 3_600_000_000L);
    private static final List<String> SINGLE = List.of("refreshStart", "refreshEnd", "refreshEvery");

    private final IntervalReader intervals;
    private final ErrorReporter reporter;

    RefreshReader(ErrorReporter reporter) {
        this.intervals = new IntervalReader(reporter);
        this.reporter = reporter;
    }

    List<DeclaredRefresh> read(AnnotationView annotation, TimeInterval bucket, Source source) {
        List<AnnotationView> several = annotation.annotations("refresh");
        Optional<String> single = SINGLE.stream().filter(annotation::isExplicit).findFirst();
        if (annotation.flag("manualRefresh")) {
            single.or(() -> several.isEmpty() ? Optional.empty() : Optional.of("refresh"))
                    .ifPresent(member -> reporter.report(
                            Check.P17,
                            annotation.place(member),
                            annotation + "(" + member
                                    + ") says how a policy refreshes, and manualRefresh = true that none"
                                    + " does. Leave one of them out"));
            return List.of();
        }
        if (several.isEmpty()) {
            return List.of(read(annotation, SINGLE, bucket, source));
        }
        single.ifPresent(member -> reporter.report(
                Check.P17,
                annotation.place(member),
                annotation.show(member)
                        + " and refresh both say how the aggregate is refreshed. Write it into the @Refresh"
                        + " entries, and leave " + member + " out"));
        return several.stream()
                .map(entry -> read(entry, List.of("start", "end", "every"), bucket, source))
                .toList();
    }

    private DeclaredRefresh read(AnnotationView annotation, List<String> members, TimeInterval bucket, Source source) {
        TimeInterval start = intervals.read(annotation, members.get(0), Check.P14, source.axis());
        TimeInterval end = intervals.read(annotation, members.get(1), Check.P14, source.axis());
        TimeInterval every = intervals.read(annotation, members.get(2), Check.P14);
        boolean more = members != SINGLE;
        RefreshPolicy policy = new RefreshPolicy(
                start == null ? source.retention() : start,
                end == null ? bucket : end,
                every != null ? every : often(bucket),
                more ? number(annotation, "bucketsPerBatch") : 0,
                more ? number(annotation, "maxBatches") : 0,
                !more || annotation.flag("newestFirst"));
        return new DeclaredRefresh(policy, annotation, members.get(0), members.get(1), members.get(2));
    }

    /** As often as a bucket is complete; by the hour where the numbers are no time of a clock. */
    private static TimeInterval often(TimeInterval bucket) {
        TimeInterval time = bucket.elapsed();
        return time == null ? HOUR : time.mayBeShorterThan(DAY) ? time : DAY;
    }

    private int number(AnnotationView annotation, String member) {
        int number = Integer.parseInt(annotation.text(member));
        if (number < 0 || (number == 0 && annotation.isExplicit(member))) {
            reporter.report(
                    Check.P14,
                    annotation.place(member),
                    annotation.show(member) + ": there is at least 1. Leave it out for what the server does by itself");
        }
        return Math.max(number, 0);
    }
}
