package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeySortTest {

    private record Entry(long key, int place) {}

    private static void check(long[] keys) {
        Object[] values = IntStream.range(0, keys.length)
                .mapToObj(i -> new Entry(keys[i], i))
                .toArray();
        Object[] expected = values.clone();
        Arrays.sort(expected, Comparator.comparingLong(value -> ((Entry) value).key()));

        KeySort.sort(keys, values);

        assertThat(values).containsExactly(expected);
        assertThat(keys).isSorted();
    }

    @Property
    void sortsAsStablyAsTheJdk(@ForAll @Size(max = 300) List<@IntRange(max = 40) Integer> keys) {
        check(keys.stream().mapToLong(Integer::longValue).toArray());
    }

    @Test
    void sortsWhatIsInTheOppositeOrder() {
        for (int length = 0; length < 200; length++) {
            int last = length;
            check(IntStream.range(0, length).mapToLong(i -> last - i).toArray());
        }
    }

    @Test
    void timesAreComparedToTheMicrosecondAndNeverOverflow() {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(TimeKey.of(time)).isLessThan(TimeKey.of(time.plusNanos(1_000)));
        assertThat(TimeKey.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(TimeKey.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(TimeKey.of(OffsetDateTime.ofInstant(time, ZoneOffset.ofHours(3))))
                .isEqualTo(TimeKey.of(time));
        assertThat(TimeKey.of(LocalDate.EPOCH)).isLessThan(TimeKey.of(LocalDate.EPOCH.plusDays(1)));
        assertThat(TimeKey.of(7)).isEqualTo(7);
        assertThat(TimeKey.of(null)).isEqualTo(TimeKey.of("no time"));
    }
}
