package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TouchedWindowTest {

    private static final Instant TIME = Instant.parse("2024-01-02T10:59:59.9999996Z");

    private final TouchedWindow window = new TouchedWindow();

    @Test
    void itEndsAfterTheMicrosecondToWhichItsLastRowIsRounded() {
        window.touch(TIME);

        assertThat(window.from()).isEqualTo(TIME);
        assertThat(window.to()).isAfter(Instant.parse("2024-01-02T11:00:00Z"));
    }

    @Test
    void itHoldsTheFirstAndTheLastOfAllRows() {
        window.touch(TIME);
        window.touch(OffsetDateTime.ofInstant(TIME.minusSeconds(7), ZoneOffset.ofHours(-3)));
        window.touch(TIME.plusSeconds(7).atZone(ZoneOffset.ofHours(5)));

        assertThat(window.from()).isEqualTo(TIME.minusSeconds(7));
        assertThat(window.to()).isEqualTo(TIME.plusSeconds(7).plusNanos(1_000));
    }

    @Test
    void theInfinitiesAreInNoBucket() {
        window.touch(Instant.MAX);
        window.touch(Instant.MIN);
        window.touch(OffsetDateTime.MAX);
        window.touch(OffsetDateTime.MIN);
        window.touch(OffsetDateTime.MAX.toZonedDateTime());

        assertThat(window.from()).isNull();
        assertThat(window.to()).isNull();
    }

    @Test
    void whatIsNoMomentHasNoPlaceInIt() {
        window.touch(null);
        window.touch(LocalDateTime.of(2024, 1, 2, 0, 0));
        window.touch(7L);

        assertThat(window.to()).isNull();
    }
}
