package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@TimeSeries(timeColumn = "time")
@SuppressWarnings({"timescale:T21", "timescale:T22"}) // every type is wanted here
record Sample(
        Instant time,
        String name,
        @Nullable String note,
        @Column(name = "device_no") int device,
        @Nullable Long bigNumber,
        double value,
        boolean flag,
        @Nullable UUID id,
        @Nullable Mood mood,
        @Nullable LocalDate day,
        @Nullable BigDecimal price) {

    enum Mood {
        HAPPY,
        SAD
    }

    Sample {
        if (device < 0) {
            throw new IllegalArgumentException("secret " + device);
        }
    }
}
