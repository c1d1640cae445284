package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, 0, 0, 250000, PT0.25S, 250000 microseconds",
        "30s, 0, 0, 30000000, PT30S, 30 seconds",
        "15m, 0, 0, 900000000, PT15M, 15 minutes",
        "1h, 0, 0, 3600000000, PT1H, 1 hour",
        "36h, 0, 0, 129600000000, PT36H, 36 hours",
        "1d, 0, 1, 0, P1D, 1 day",
        "1w, 0, 7, 0, P7D, 7 days",
        "30d, 0, 30, 0, P30D, 30 days",
        "1mo, 1, 0, 0, P1M, 1 month",
        "1y, 12, 0, 0, P12M, 1 year",
        "1y6mo, 18, 0, 0, P18M, 1 year 6 months",
        "1d12h, 0, 1, 43200000000, P1DT12H, 1 day 12 hours",
        "1h 1m 1s 1ms, 0, 0, 3661001000, PT1H1M1.001S, 1 hour 1 minute 1 second 1000 microseconds",
        "1 d, 0, 1, 0, P1D, 1 day",
        "PT15M, 0, 0, 900000000, PT15M, 15 minutes",
        "p1dt12h, 0, 1, 43200000000, P1DT12H, 1 day 12 hours",
        "P1Y2M3D, 14, 3, 0, P14M3D, 1 year 2 months 3 days",
        "P2W, 0, 14, 0, P14D, 14 days",
        "PT0.000001S, 0, 0, 1, PT0.000001S, 1 microsecond"
    })
    void aTextIsReadAndRendered(String text, int months, int days, long micros, String iso, String words) {
        TimeInterval interval = TimeInterval.parse(text);

        assertThat(interval).isEqualTo(new TimeInterval(months, days, micros));
        assertThat(interval.toIso()).isEqualTo(iso);
        assertThat(interval).hasToString(words);
        assertThat(interval.toSql()).isEqualTo("INTERVAL '" + words + "'");
        assertThat(TimeInterval.parse(iso)).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "d",
                "1",
                "1 day",
                "1D",
                "1.5h",
                "-1d",
                "1d-",
                "1d,1h",
                "1µs",
                "0d",
                "0h0m",
                "P",
                "PT",
                "P0D",
                "PT0S",
                "P-1D",
                "PT-5M",
                "P1DT",
                "P1H",
                "1d'; DROP TABLE x",
                "9999999999d",
                "999999999y",
                "PT0.0000001S",
                "P999999999Y",
                "PT9999999999999999H",
                "\u0661d",
                "1d\u0000"
            })
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeInterval.parse(text));
    }

    @Test
    void aMessageShowsHowItIsWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeInterval.parse("1 fortnight"))
                .withMessage("'1 fortnight' is not an interval: " + TimeInterval.GRAMMAR);
    }

    @Test
    void aDurationOfWholeDaysIsDays() {
        assertThat(TimeInterval.of(Duration.ofDays(30))).hasToString("30 days");
        assertThat(TimeInterval.of(Duration.ofHours(25))).hasToString("1 day 1 hour");
        assertThat(TimeInterval.of(Duration.ofNanos(1_500))).hasToString("1 microsecond");
    }

    @Test
    void aDurationThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeInterval.of(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeInterval.of(Duration.ofDays(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeInterval.of(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @ParameterizedTest
    @CsvSource({
        "1d, 24h, false",
        "24h, 1d, false",
        "1d, 25h, true",
        "1h, 59m, false",
        "1mo, 28d, false",
        "1mo, 29d, true",
        "30d, 1mo, true",
        "31d, 1mo, false",
        "1y, 365d, false",
        "1y, 366d, true",
        "365d, 1y, true",
        "366d, 1y, false",
        "1461d, 4y, false",
        "1460d, 4y, true",
        "3mo, 3mo, false",
        "3mo, 2mo30d, true",
        "2mo, 59d, false",
        "1y, 12mo, false"
    })
    void itIsShorterIfThereIsADayFromWhichItEndsBefore(String one, String other, boolean shorter) {
        assertThat(TimeInterval.parse(one).mayBeShorterThan(TimeInterval.parse(other)))
                .isEqualTo(shorter);
    }

    @Test
    void partsAreAddedAndMultipliedEachForItself() {
        TimeInterval interval = TimeInterval.parse("1mo2d3h");

        assertThat(interval.times(2)).isEqualTo(TimeInterval.parse("2mo4d6h"));
        assertThat(interval.plus(TimeInterval.parse("1y1m"))).isEqualTo(TimeInterval.parse("13mo2d3h1m"));
        assertThat(interval.atLeastMicroseconds())
                .isEqualTo(Duration.ofDays(30).plusHours(3).toNanos() / 1_000);
        assertThat(interval.atMostMicroseconds())
                .isEqualTo(Duration.ofDays(33).plusHours(3).toNanos() / 1_000);
    }
}
