package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeRangeTest {

    private static final Instant NOON = Instant.parse("2024-01-02T12:00:00Z");

    @ParameterizedTest(name = "{0} in {1} has {2} hours")
    @CsvSource({
        "2024-03-31, Europe/Berlin, 23",
        "2024-10-27, Europe/Berlin, 25",
        "2024-01-02, Europe/Berlin, 24",
        "2024-03-31, UTC, 24",
        "2018-11-04, America/Sao_Paulo, 23"
    })
    void aDayIsAsLongAsItIsInItsZone(LocalDate date, ZoneId zone, int hours) {
        TimeRange day = TimeRange.dayOf(date, zone);

        assertThat(Duration.between(day.from(), day.to())).isEqualTo(Duration.ofHours(hours));
        assertThat(day.to()).isEqualTo(TimeRange.dayOf(date.plusDays(1), zone).from());
    }

    @Test
    void containsItsStartAndNotItsEnd() {
        TimeRange day = TimeRange.dayOf(LocalDate.of(2024, 1, 2), ZoneOffset.UTC);

        assertThat(day.contains(day.from())).isTrue();
        assertThat(day.contains(NOON)).isTrue();
        assertThat(day.contains(day.to())).isFalse();
        assertThat(day.contains(day.from().minusNanos(1))).isFalse();
    }

    @Test
    void refusesAnEndThatIsNotLater() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeRange(NOON, NOON));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeRange(NOON, NOON.minusSeconds(1)))
                .withMessageContaining("2024-01-02T12:00:00Z");
    }
}
