package io.github.timescale4j.client.ingest;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event whose name may be one that cannot be read. */
@TimeSeries(timeColumn = "time")
@SuppressWarnings({"timescale:T21", "timescale:T22"}) // a time without a zone and JSON are wanted here
record Event(
        Instant time,
        @Column(type = "timestamp") Instant seen,
        @Nullable String name,
        double value,
        @Column(type = "jsonb") Map<String, Object> attributes) {

    static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    static final String BROKEN_FILE = "broken file";
    static final String BROKEN_QUERY = "broken query";
    static final String BROKEN_ASSERTION = "broken assertion";

    static Event of(int number, @Nullable String name) {
        return new Event(TIME.plusSeconds(number), TIME, name, number, Map.of());
    }

    static Event with(int number, Map<String, Object> attributes) {
        return new Event(TIME.plusSeconds(number), TIME, "event", number, attributes);
    }

    @Override
    public @Nullable String name() {
        if (BROKEN_FILE.equals(name)) {
            throw new UncheckedIOException(new IOException("topsecret"));
        }
        if (BROKEN_QUERY.equals(name)) {
            throw new IllegalStateException("topsecret", new SQLException("topsecret", "08006"));
        }
        if (BROKEN_ASSERTION.equals(name)) {
            throw new AssertionError("topsecret");
        }
        return name;
    }
}
