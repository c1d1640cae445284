package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberAxisTest {

    private static final NumberAxis MILLIS = new NumberAxis("bigint", ChronoUnit.MILLIS);
    private static final NumberAxis TICKS = new NumberAxis("smallint", null);

    @ParameterizedTest
    @CsvSource({
        "1d, 86400000",
        "90m, 5400000",
        "P1DT12H, 129600000",
        "1ms, 1",
        "86400000, 86400000",
        "36500d, 3153600000000"
    })
    void aLengthOfTimeIsThatManyUnits(String text, long amount) {
        assertThat(MILLIS.parse(text)).isEqualTo(MILLIS.length(amount));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1mo", "PT0.0005S", "0", "", "-1", "1 000", "9223372036854775807", "99999999999999999999"})
    void whatIsNoWholeNumberOfUnitsIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MILLIS.parse(text));
    }

    @Test
    void whereNothingSaysWhatIsCountedLengthsOfTimeMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TICKS.parse("1h"))
                .withMessageContaining("nothing says what the time column counts");
        assertThat(TICKS.covering(TimeInterval.parse("1h"))).isNull();
        assertThat(TICKS.length(5).elapsed()).isNull();
        assertThat(TICKS.now()).isNull();
        assertThat(TICKS.length(5)).hasToString("5 units");
    }

    @Test
    void theColumnsTypeLimitsTheNumbers() {
        assertThat(TICKS.length(32_767).toSql()).isEqualTo("SMALLINT '32767'");
        assertThatIllegalArgumentException().isThrownBy(() -> TICKS.length(32_768));
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberAxis("text", null));
    }

    @Test
    void numbersBecomeTimesAgain() {
        assertThat(MILLIS.length(129_600_000).elapsed()).isEqualTo(TimeInterval.parse("1d12h"));
        assertThat(new NumberAxis("bigint", ChronoUnit.NANOS).length(1).elapsed())
                .isEqualTo(new TimeInterval(0, 0, 1));
        assertThat(new NumberAxis("bigint", ChronoUnit.SECONDS)
                        .length(Long.MAX_VALUE / 4)
                        .elapsed())
                .isNotNull();
    }

    @Test
    void whatCoversATimeIsRoundedUp() {
        NumberAxis seconds = new NumberAxis("integer", ChronoUnit.SECONDS);

        assertThat(seconds.covering(TimeInterval.parse("500ms"))).isEqualTo(seconds.length(1));
        assertThat(seconds.covering(TimeInterval.parse("1mo"))).isEqualTo(seconds.length(31 * 86_400));
    }

    @Test
    void lengthsOfDifferentKindsAreNotCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MILLIS.length(1).mayBeShorterThan(TimeInterval.parse("1d")));
        assertThatIllegalArgumentException().isThrownBy(() -> MILLIS.length(1).plus(TICKS.length(1)));
        assertThat(MILLIS.length(1).mayBeNoLongerThan(MILLIS.length(1))).isTrue();
        assertThat(MILLIS.length(2).mayBeNoLongerThan(MILLIS.length(1))).isFalse();
    }
}
