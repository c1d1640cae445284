package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueSizeTest {

    private static final int MANY = 100_000;

    private enum Mood {
        HAPPY
    }

    private record Point(int x, int y) {}

    private static long of(@Nullable Object value) {
        return ValueSize.of(value, object -> object.toString().length());
    }

    static Stream<Arguments> values() {
        String text = "x".repeat(1_000);
        return Stream.of(
                Arguments.of(new byte[MANY], MANY),
                Arguments.of(new double[MANY], 12 * MANY),
                Arguments.of(new long[MANY], 12 * MANY),
                Arguments.of(new float[MANY], 8 * MANY),
                Arguments.of(new int[MANY], 8 * MANY),
                Arguments.of(new short[MANY], 6 * MANY),
                Arguments.of(new char[MANY], 6 * MANY),
                Arguments.of(new boolean[MANY], 5 * MANY),
                Arguments.of(new Double[] {1.5, null}, 32),
                Arguments.of(new String[] {text, text}, 2_032),
                Arguments.of(new byte[][] {new byte[500], new byte[500]}, 1_032),
                Arguments.of(List.of(Instant.EPOCH, Instant.EPOCH), 32),
                Arguments.of(List.of(text, text), 2_032),
                Arguments.of(List.of(List.of(text), List.of(List.of(text))), 2_080),
                Arguments.of(Collections.nCopies(MANY, text), 1_016 * MANY),
                Arguments.of(Map.of("key", text), 1_035),
                Arguments.of(Map.of("key", Map.of("key", List.of(text))), 1_086),
                Arguments.of(new BigDecimal("9".repeat(1_000)), 500),
                Arguments.of(BigInteger.ONE.shiftLeft(8_000), 1_000),
                Arguments.of("short", 5),
                Arguments.of(text, 1_000),
                Arguments.of(new StringBuilder(text), 1_000),
                Arguments.of(Mood.HAPPY, 5),
                Arguments.of(new Point(1, 2), "Point[x=1, y=2]".length()),
                Arguments.of(List.of(new Point(1, 2)), 16 + "Point[x=1, y=2]".length()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueCountsWhatItHolds(Object value, long bytes) {
        assertThat(of(value)).isEqualTo(bytes);
    }

    @Test
    void whatIsInTheSixteenBytesOfItsColumnCountsNothingMore() {
        assertThat(Stream.of(1, 1.5, true, 'c', Instant.EPOCH, Duration.ZERO, new UUID(0, 0), BigDecimal.ONE))
                .allSatisfy(value -> assertThat(of(value)).isZero());
        assertThat(of(null)).isZero();
    }

    @Test
    void aLongTextCountsItsBytesInUtf8() {
        String text = "aé€\uD83D\uDE00".repeat(100);

        assertThat(of(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void elementsThatAreNotLookedAtCountLikeTheOthers() {
        List<List<String>> lists = IntStream.range(0, 1_000)
                .mapToObj(i -> Collections.nCopies(1_000, "twelve bytes"))
                .toList();

        assertThat(of(lists)).isBetween(25_000_000L, 30_000_000L);
    }

    @Test
    void onlyAFewObjectsAreWrittenToKnowTheSizeOfAll() {
        List<Integer> written = new ArrayList<>();

        long size = ValueSize.of(Collections.nCopies(MANY, new Point(1, 2)), object -> {
            written.add(1);
            return 100;
        });

        assertThat(size).isEqualTo(116L * MANY);
        assertThat(written).hasSizeLessThan(50);
    }

    @Test
    void whatHoldsItselfHasASizeThatIsSoonFound() {
        Map<String, Object> map = new HashMap<>();
        map.put("one", map);
        map.put("other", List.of(map, map));
        List<Object> deep = new ArrayList<>();
        deep.add(deep);

        assertThat(of(map)).isPositive();
        assertThat(of(deep)).isPositive();
    }
}
