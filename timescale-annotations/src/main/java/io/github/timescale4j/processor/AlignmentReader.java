package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Expression.Alignment;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.TimeInterval;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code timezone}, {@code origin} and {@code offset}: when buckets begin. */
final class AlignmentReader {

    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final IntervalReader intervals;
    private final ErrorReporter reporter;

    AlignmentReader(ErrorReporter reporter) {
        this.intervals = new IntervalReader(reporter);
        this.reporter = reporter;
    }

    Alignment read(AnnotationView annotation, Source source) {
        String timezone = annotation.text("timezone");
        String type = source.timeColumn().type();
        if (!timezone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(timezone)) {
            refuse(annotation, "timezone", "that is not the name of a time zone's region. Write it like Europe/Berlin");
        } else if (!timezone.isEmpty() && !type.equals("timestamptz")) {
            refuse(
                    annotation,
                    "timezone",
                    "time column '" + source.timeColumn().name() + "' of " + source.simpleName() + " is " + type
                            + ", which names no moment, so no zone applies to it. Leave it out, or use Instant there");
        }
        String origin = origin(annotation, type);
        TimeInterval offset = intervals.read(annotation, "offset", Check.A02, source.axis());
        if (offset != null && offset.microseconds() != 0 && type.equals("date")) {
            refuse(
                    annotation,
                    "offset",
                    "time column '" + source.timeColumn().name() + "' of " + source.simpleName()
                            + " is LocalDate, so buckets begin on whole days. Write it like 1d");
        }
        if (origin != null && offset != null) {
            refuse(annotation, "offset", "origin says already when buckets begin. Leave one of them out");
        }
        return new Alignment(timezone.isEmpty() ? null : timezone, origin, offset);
    }

    private @Nullable String origin(AnnotationView annotation, String type) {
        String text = annotation.text("origin");
        if (text.isEmpty()) {
            return null;
        }
        if (NumberAxis.TYPES.contains(type)) {
            refuse(
                    annotation,
                    "origin",
                    "the source's time is a number, and its buckets begin at multiples of their width."
                            + " Say with offset how much later they begin");
            return null;
        }
        try {
            return switch (type) {
                case "timestamptz" ->
                    "TIMESTAMPTZ " + Literal.quote(OffsetDateTime.parse(text).toString());
                case "timestamp" ->
                    "TIMESTAMP " + Literal.quote(LocalDateTime.parse(text).toString());
                default -> "DATE " + Literal.quote(LocalDate.parse(text).toString());
            };
        } catch (DateTimeException e) {
            refuse(
                    annotation,
                    "origin",
                    "the source's time is " + type + ", so write it like "
                            + (type.equals("timestamptz")
                                    ? "2024-01-01T06:00:00Z"
                                    : type.equals("timestamp") ? "2024-01-01T06:00:00" : "2024-01-01"));
            return null;
        }
    }

    private void refuse(AnnotationView annotation, String member, String reason) {
        reporter.report(Check.A02, annotation.place(member), annotation.show(member) + ": " + reason);
    }

    /** Whether every day of a zone, since 2000, begins where a bucket in UTC does. */
    static boolean fits(String timezone, TimeInterval bucket) {
        ZoneRules rules = ZoneId.of(timezone).getRules();
        Stream<ZoneOffset> transitions = rules.getTransitions().stream()
                .filter(transition -> transition.getInstant().isAfter(LONG_AGO))
                .map(ZoneOffsetTransition::getOffsetAfter);
        Stream<ZoneOffset> yearly = rules.getTransitionRules().stream().map(ZoneOffsetTransitionRule::getOffsetAfter);
        long width = bucket.atLeastMicroseconds();
        return Stream.concat(Stream.of(rules.getOffset(LONG_AGO)), Stream.concat(transitions, yearly))
                .allMatch(offset -> offset.getTotalSeconds() * 1_000_000L % width == 0);
    }
}
