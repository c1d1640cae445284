package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relation that may answer: the hypertable, or an aggregate that follows from it.
 *
 * @param relation its name
 * @param timeColumn its column of time
 * @param width the width of its buckets; {@code null} for the hypertable
 * @param zone whose midnights its buckets begin at, if they are of days or months
 * @param retention how long its rows are kept; {@code null} means for ever
 * @param staleness for how long before the present it lacks rows; {@code null} if it never does
 * @param source what it is made of; {@code null} for the hypertable
 * @param keys its grouping keys, by the hypertable's columns
 * @param measures what it knows of the hypertable's columns, and in which column of its own
 */
record Level(
        RelationName relation,
        String timeColumn,
        @Nullable Width width,
        ZoneId zone,
        @Nullable TimeInterval retention,
        @Nullable Staleness staleness,
        @Nullable Level source,
        Map<String, String> keys,
        Map<String, Map<Measure, String>> measures) {

    /**
     * That an aggregate shows only what is materialized.
     *
     * @param delay until when that is certainly done; {@code null} where nothing says so
     */
    record Staleness(@Nullable TimeInterval delay) {}

    boolean isRaw() {
        return source == null;
    }

    /** Whether it has the columns that a question needs. */
    boolean has(Collection<String> groupedBy, String value, Set<Measure> asked) {
        if (isRaw()) {
            return true;
        }
        Map<Measure, String> known = measures.getOrDefault(value, Map.of());
        return keys.keySet().containsAll(groupedBy) && known.keySet().containsAll(SeriesSql.stored(asked));
    }

    /** Whether buckets with these edges are made of whole buckets of this level, and of those that it is made of. */
    boolean fits(List<Instant> edges) {
        boolean own = width == null
                || edges.stream().allMatch(edge -> width.floor(edge, zone).equals(edge));
        return own && (source == null || source.fits(edges));
    }

    /** Before when its own retention may have dropped rows. */
    Instant keptSince(Instant now) {
        return retention == null ? Instant.MIN : before(now, retention);
    }

    /** Before when rows may have been dropped here, or where they come from before they came here. */
    Instant completeSince(Instant now) {
        Instant own = keptSince(now);
        Instant before = source == null ? Instant.MIN : source.completeSince(now);
        return own.isAfter(before) ? own : before;
    }

    /** Until when it shows all rows, if none came late. */
    Instant completeUntil(Instant now) {
        Instant until = source == null ? Instant.MAX : source.completeUntil(now);
        if (staleness == null || until.equals(Instant.MIN)) {
            return until;
        }
        TimeInterval delay = staleness.delay();
        return delay == null ? Instant.MIN : before(until.equals(Instant.MAX) ? now : until, delay);
    }

    private static Instant before(Instant time, TimeInterval interval) {
        return time.atZone(ZoneOffset.UTC)
                .minus(Period.of(0, interval.months(), interval.days()))
                .minus(interval.microseconds(), ChronoUnit.MICROS)
                .toInstant();
    }
}
