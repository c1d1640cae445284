package io.github.timescale4j.client.series;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which points are asked for.
 *
 * @param from the first moment of the range
 * @param to the moment after its last
 * @param zone whose days and months are meant
 * @param most how many points there may be
 * @param width the width of the buckets; {@code null} means the least that gives no more points
 */
record Question(
        Instant from,
        Instant to,
        ZoneId zone,
        int most,
        @Nullable Width width) {}
