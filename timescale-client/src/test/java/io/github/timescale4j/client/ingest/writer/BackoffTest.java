package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static Backoff backoff(Duration limit) {
        WriterSettings defaults = WriterSettings.DEFAULTS;
        return new Backoff(new WriterSettings(
                defaults.batchRows(),
                defaults.batchBytes(),
                defaults.maxAge(),
                defaults.bufferRows(),
                defaults.bufferBytes(),
                defaults.connections(),
                defaults.overflow(),
                null,
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                limit,
                defaults.answerTimeout(),
                defaults.drainTimeout()));
    }

    @Test
    void pausesDoubleUpToTheLongestWithJitterBelow() {
        Backoff backoff = backoff(Duration.ofMinutes(5));
        long now = System.nanoTime();

        for (long expected : LongStream.of(100, 200, 400, 800, 1600, 3200, 6400, 10_000, 10_000)
                .toArray()) {
            assertThat(backoff.failed(now)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toMillis(backoff.pause(false))).isBetween(expected / 2 - 1, expected);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(backoff.failed(now)).isTrue();
            assertThat(backoff.pause(false)).isBetween(1L, TimeUnit.SECONDS.toNanos(10));
        }
    }

    @Test
    void whatIsPermanentIsTriedSoonOnceAndThenRarely() {
        Backoff backoff = backoff(Duration.ofMinutes(5));
        backoff.failed(System.nanoTime());
        assertThat(backoff.pause(true)).isLessThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        backoff.failed(System.nanoTime());
        assertThat(backoff.pause(true)).isBetween(TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void theLimitCountsFromTheFirstFailureSinceTheLastSuccess() {
        Backoff backoff = backoff(Duration.ofMinutes(5));
        long sixMinutesAgo = System.nanoTime() - TimeUnit.MINUTES.toNanos(6);
        long fourMinutesAgo = System.nanoTime() - TimeUnit.MINUTES.toNanos(4);

        assertThat(backoff.failed(fourMinutesAgo)).isTrue();
        assertThat(backoff.pause(true)).isLessThanOrEqualTo(TimeUnit.MINUTES.toNanos(1));
        backoff.succeeded();
        assertThat(backoff.failed(sixMinutesAgo)).isFalse();
        assertThat(backoff.failed(System.nanoTime())).as("it stays so").isFalse();
        backoff.succeeded();
        assertThat(backoff.failed(System.nanoTime())).isTrue();
    }

    @Test
    void noLimitIsNoSecondAttempt() {
        assertThat(backoff(Duration.ZERO).failed(System.nanoTime())).isFalse();
    }
}
