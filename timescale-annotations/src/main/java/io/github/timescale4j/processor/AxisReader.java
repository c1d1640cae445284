package io.github.timescale4j.processor;

import io.github.timescale4j.schema.NowFunction;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlTypes;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads {@code timeUnit} and {@code nowFunction}: what the time column counts, and what tells the present. */
final class AxisReader {

    private static final String NO_UNIT = "NONE";

    private final ErrorReporter reporter;

    AxisReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    TimeAxis read(DeclaredElement declared, Component time) {
        AnnotationView annotation = declared.annotation();
        String type = SqlTypes.normalize(time.sqlType());
        if (!NumberAxis.TYPES.contains(type)) {
            refuseMisplaced(annotation, time);
            return TimeAxis.TIME;
        }
        if (!annotation.isExplicit("timeColumn")) {
            return TimeAxis.TIME; // It is refused for that, by a rule.
        }
        ChronoUnit unit = unit(annotation);
        String given = annotation.text("nowFunction");
        if (unit != null && !given.isEmpty()) {
            report(
                    annotation,
                    "nowFunction",
                    "timeUnit says already what the time column counts, and a function that tells"
                            + " the present is made of that. Leave one of them out");
        } else if (unit != null && !fits(type, unit)) {
            report(
                    annotation,
                    "timeUnit",
                    "time column '" + time.name() + "' is " + JavaTypes.show(time.type()) + " (" + type
                            + "), which does not hold as many as have passed since 1970. Use long");
        } else if (unit != null && type.equals("integer")) {
            reporter.warn(
                    Check.T32,
                    annotation.place("timeUnit"),
                    annotation.show("timeUnit") + ": time column '" + time.name() + "' is "
                            + JavaTypes.show(time.type()) + ", which holds seconds until January 2038. Use long");
        }
        NumberAxis axis = new NumberAxis(unit == null || fits(type, unit) ? type : "bigint", unit);
        return new TimeAxis(
                axis, unit == null ? existing(annotation, given) : NowFunction.of(declared.relation(), axis));
    }

    private static @Nullable ChronoUnit unit(AnnotationView annotation) {
        return switch (annotation.text("timeUnit")) {
            case "SECONDS" -> ChronoUnit.SECONDS;
            case "MILLISECONDS" -> ChronoUnit.MILLIS;
            case "MICROSECONDS" -> ChronoUnit.MICROS;
            case "NANOSECONDS" -> ChronoUnit.NANOS;
            default -> null;
        };
    }

    private static boolean fits(String type, ChronoUnit unit) {
        return type.equals("bigint") || (type.equals("integer") && unit == ChronoUnit.SECONDS);
    }

    private @Nullable NowFunction existing(AnnotationView annotation, String given) {
        if (given.isEmpty()) {
            return null;
        }
        try {
            return new NowFunction(RelationName.parse(given), null);
        } catch (IllegalArgumentException e) {
            report(
                    annotation,
                    "nowFunction",
                    "write the name of a function without arguments, such as tick_now or" + " metrics.tick_now");
            return null;
        }
    }

    private void refuseMisplaced(AnnotationView annotation, Component time) {
        boolean unit = !annotation.text("timeUnit").equals(NO_UNIT);
        if (unit || !annotation.text("nowFunction").isEmpty()) {
            report(
                    annotation,
                    unit ? "timeUnit" : "nowFunction",
                    "time column '" + time.name() + "' is " + JavaTypes.show(time.type())
                            + ", which is not a number. Leave it out");
        }
    }

    private void report(AnnotationView annotation, String member, String message) {
        reporter.report(Check.T32, annotation.place(member), annotation.show(member) + ": " + message);
    }
}
