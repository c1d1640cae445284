package io.github.timescale4j.client.migration.backfill;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Comparisons of points in time. */
final class Times {

    private Times() {}

    static Instant require(@Nullable Instant time) {
        return Objects.requireNonNull(time, "the server gave no time");
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
