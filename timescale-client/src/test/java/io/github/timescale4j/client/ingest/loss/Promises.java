package io.github.timescale4j.client.ingest.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.DeadLetter;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;

/** Rows with numbers in them, what was promised of each, and whether the table keeps it. Safe for use by several threads. */
final class Promises {

    private static final Instant TIME = Instant.parse("2024-01-02T00:00:00Z");
    private static final int PRODUCERS = 4;

    private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
    private final Set<Integer> poison = ConcurrentHashMap.newKeySet();
    private final Queue<DeadLetter<MetricData>> letters = new ConcurrentLinkedQueue<>();

    /** One row in three minutes: a few chunks for some thousands of them. */
    static MetricData row(int number) {
        return new MetricData(TIME.plusSeconds(number * 60L), "device-" + number % 7, "cpu", number);
    }

    /** A row that the server refuses, or that cannot be sent. */
    private MetricData poison(int number) {
        poison.add(number);
        MetricData good = row(number);
        return switch (number % 3) {
            case 0 -> new MetricData(good.timestamp(), good.deviceId(), "poison", number);
            case 1 -> new MetricData(good.timestamp(), "device\0", "cpu", number);
            default -> new MetricData(good.timestamp(), good.deviceId(), null, number);
        };
    }

    void letter(DeadLetter<MetricData> letter) {
        letters.add(letter);
    }

    /** Says that a row is stored, by whoever does not use a writer. */
    void acknowledge(Iterable<Integer> numbers) {
        numbers.forEach(number -> {
            accepted.add(number);
            acknowledged.add(number);
        });
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Several threads offer and send rows, of which some are poison. */
    List<Thread> produce(
            TimeSeriesWriter<MetricData> writer, int rows, double poisonous, long seed, ThreadFactory threads) {
        List<Thread> producers = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int first = producer;
            Random random = new Random(seed + producer);
            Thread thread = threads.newThread(() -> {
                for (int number = first; number < rows; number += PRODUCERS) {
                    boolean poisoned = random.nextDouble() < poisonous;
                    give(writer, poisoned ? poison(number) : row(number), number, random.nextBoolean());
                }
            });
            producers.add(thread);
            thread.start();
        }
        return producers;
    }

    private void give(TimeSeriesWriter<MetricData> writer, MetricData row, int number, boolean send) {
        if (send) {
            accepted.add(number);
            writer.send(row).whenComplete((stored, error) -> {
                if (error == null) {
                    acknowledged.add(number);
                } else if (error instanceof RowNotStoredException) {
                    failed.add(number);
                }
            });
        } else if (writer.offer(row)) {
            accepted.add(number);
        }
    }

    /** With a key: each row once, the poison in the letters, and nothing else anywhere. */
    void areKeptExactly(TestDatabase database, WriterAccount account) {
        areKept(database, account);
        try (TimeScaleClient client = database.client()) {
            assertThat(client.query("SELECT count(*) FROM metric_data").single(Integer.class))
                    .isEqualTo(accepted.size() - poison.size());
        }
    }

    /** Each row at least once, and more than once only if it was in a transaction whose answer was lost. */
    void areKept(TestDatabase database, WriterAccount account, int lostAnswers) {
        areKept(database, account);
        try (TimeScaleClient client = database.client()) {
            assertThat(client.query("""
                                    SELECT count(DISTINCT x) FROM (SELECT xmin::text::bigint AS x,
                                        max(xmin::text::bigint) OVER (PARTITION BY value) AS last FROM metric_data) r
                                    WHERE x < last""").single(Integer.class))
                    .as("transactions whose rows were stored again")
                    .isLessThanOrEqualTo(lostAnswers);
        }
    }

    private void areKept(TestDatabase database, WriterAccount account) {
        assertThat(account.isBalanced()).as(account.toString()).isTrue();
        assertThat(account.buffered()).as(account.toString()).isZero();
        assertThat(account.accepted()).isEqualTo(accepted.size());
        assertThat(account.dropped()).isZero();
        assertThat(account.dead()).isEqualTo(letters.size());
        assertThat(account.stored()).isEqualTo(accepted.size() - letters.size());
        assertThat(account.deadLetterFailures()).isZero();
        assertThat(letters.stream().map(letter -> (int) letter.row().value()))
                .as("dead letters")
                .containsExactlyInAnyOrderElementsOf(poison);
        assertThat(poison).containsAll(failed);
        keepsWhatWasAcknowledged(database);
        Set<Integer> good = new HashSet<>(accepted);
        good.removeAll(poison);
        assertThat(missing(database, good)).as("accepted and missing").isEmpty();
    }

    /** With a key, and rows that were dropped or given up: what is not in the table was told, and nothing else. */
    void areAccountedFor(TestDatabase database, WriterAccount account) {
        assertThat(account.isBalanced()).as(account.toString()).isTrue();
        assertThat(account.buffered()).as(account.toString()).isZero();
        assertThat(account.accepted()).isEqualTo(accepted.size());
        assertThat(account.dead()).isEqualTo(letters.size());
        keepsWhatWasAcknowledged(database);
        Set<Integer> missing = missing(database, accepted);
        Set<Integer> dead = new HashSet<>();
        letters.forEach(letter -> dead.add((int) letter.row().value()));
        assertThat(dead).hasSize(letters.size());
        assertThat(missing).as("missing without a word").hasSizeLessThanOrEqualTo((int)
                (account.dropped() + account.dead()));
        if (account.dropped() == 0) {
            assertThat(dead).as("dead letters").containsAll(missing);
        }
        letters.stream()
                .filter(letter -> !letter.possiblyStored())
                .forEach(letter ->
                        assertThat(missing).contains((int) letter.row().value()));
        long possibly = letters.stream().filter(DeadLetter::possiblyStored).count();
        assertThat(accepted.size() - missing.size() - account.stored())
                .as("stored without being counted")
                .isBetween(0L, possibly);
    }

    /** What was acknowledged is there, with its own values. */
    void keepsWhatWasAcknowledged(TestDatabase database) {
        assertThat(missing(database, acknowledged))
                .as("acknowledged and missing")
                .isEmpty();
    }

    private static Set<Integer> missing(TestDatabase database, Set<Integer> numbers) {
        Set<Integer> missing = new TreeSet<>(numbers);
        try (TimeScaleClient client = database.client()) {
            for (MetricData row : client.query("SELECT * FROM metric_data").list(MetricData.class)) {
                if (row.equals(row((int) row.value()))) {
                    missing.remove((int) row.value());
                }
            }
        }
        return missing;
    }
}
