package io.github.timescale4j.client.mapping;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Texts in columns of other types. */
@TimeSeries(timeColumn = "time")
@SuppressWarnings({"timescale:T20", "timescale:T21", "timescale:T22"}) // a text is wanted for every type
record LooseTypes(
        Instant time,
        @Nullable @Column(type = "uuid") String id,
        @Nullable @Column(type = "interval") String span,
        @Nullable @Column(type = "inet") String host,
        @Nullable @Column(type = "numeric(10,2)") String price,
        @Nullable @Column(type = "bit(8)") String flags) {}
