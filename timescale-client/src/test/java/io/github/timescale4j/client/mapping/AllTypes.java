package io.github.timescale4j.client.mapping;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@TimeSeries(timeColumn = "time")
@SuppressWarnings({"timescale:T21", "timescale:T22"}) // every type is wanted here
record AllTypes(
        Instant time,
        boolean flag,
        short small,
        int number,
        long big,
        float single,
        double twice,
        @Nullable Integer boxed,
        @Nullable String text,
        BigDecimal price,
        UUID id,
        byte[] bytes,
        Mood mood,
        OffsetDateTime offset,
        LocalDate day,
        LocalDateTime local,
        double[] samples,
        List<String> tags,
        Instant[] instants,
        @Column(type = "jsonb") Map<String, Object> attributes,
        @Column(type = "inet", name = "address") String host,
        @Column(type = "varchar(5)") String code) {

    enum Mood {
        HAPPY,
        SAD
    }
}
