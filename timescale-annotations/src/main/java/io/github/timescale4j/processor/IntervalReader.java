package io.github.timescale4j.processor;

import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Reads intervals out of annotations. */
final class IntervalReader {

    /** Far below what overflows here or on the server, far above what anybody means. */
    private static final TimeInterval LONGEST = new TimeInterval(12 * 1_000, 0, 0);

    private final ErrorReporter reporter;

    IntervalReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** The interval, or {@code null} if there is none: either nothing is said, or it is wrong, which is reported. */
    @Nullable
    TimeInterval read(AnnotationView annotation, String member, Check check) {
        return read(annotation, member, check, TimeAxis.TIME);
    }

    /** The interval, as a number where the time is one. */
    @Nullable
    TimeInterval read(AnnotationView annotation, String member, Check check, TimeAxis axis) {
        String text = annotation.text(member);
        if (text.isEmpty()) {
            return null;
        }
        try {
            NumberAxis number = axis.number();
            if (number != null) {
                return number.parse(text);
            }
            TimeInterval interval = TimeInterval.parse(text);
            if (LONGEST.mayBeShorterThan(interval)) {
                throw new IllegalArgumentException("it is longer than 1000 years");
            }
            return interval;
        } catch (IllegalArgumentException | ArithmeticException e) {
            boolean misplaced = check == Check.P14 && axis.number() != null && isInterval(text);
            reporter.report(
                    misplaced ? Check.P10 : check,
                    annotation.place(member),
                    annotation.show(member) + ": " + AnnotationView.printable(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private static boolean isInterval(String text) {
        try {
            return TimeInterval.parse(text).isPositive();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
