package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.timescale4j.spring.health.Question.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void thoseWhoAskWhileItIsOpenWaitForTheSameAnswer() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService probes = Executors.newFixedThreadPool(2);
        try (Question<Integer> question = new Question<>(
                () -> {
                    begun.countDown();
                    release.await();
                    return asked.incrementAndGet();
                },
                LONG,
                Duration.ZERO)) {
            Future<Answer<Integer>> first = probes.submit(question::ask);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Answer<Integer>> second = probes.submit(question::ask);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS));

            release.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS).value()).isEqualTo(1);
            assertThat(second.get(10, TimeUnit.SECONDS).value()).isEqualTo(1);
        } finally {
            release.countDown();
            probes.shutdownNow();
        }
    }

    @Test
    void anAnswerServesThoseWhoComeSoonAfterIt() throws InterruptedException {
        try (Question<Integer> question = new Question<>(asked::incrementAndGet, LONG, Duration.ofSeconds(1))) {
            Answer<Integer> answer = question.ask();

            assertThat(question.ask()).isSameAs(answer);
            Thread.sleep(1050);
            assertThat(question.ask().value()).isEqualTo(2);
        }
    }

    @Test
    void withoutACacheEachOfThoseWhoComeAfterEachOtherHasAnAnswerOfItsOwn() {
        try (Question<Integer> question = new Question<>(asked::incrementAndGet, LONG, Duration.ZERO)) {
            for (int i = 1; i <= 1000; i++) {
                assertThat(question.ask().value()).isEqualTo(i);
            }
        }
    }

    @Test
    void aRefusalIsAnAnswerTooAndServesAsManyProbes() {
        try (Question<Integer> question = new Question<>(
                () -> {
                    asked.incrementAndGet();
                    throw new IOException("refused");
                },
                LONG,
                LONG)) {
            for (int i = 0; i < 10; i++) {
                assertThat(question.ask().error()).isInstanceOf(IOException.class);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void oneWithoutAnAnswerKeepsOneThreadAndNoMore() {
        CountDownLatch release = new CountDownLatch(1);
        Set<Thread> asking = ConcurrentHashMap.newKeySet();
        try (Question<Integer> question = new Question<>(
                () -> {
                    asking.add(Thread.currentThread());
                    release.await();
                    return asked.incrementAndGet();
                },
                Duration.ofMillis(100),
                Duration.ZERO)) {
            Instant start = Instant.now();
            for (int i = 0; i < 5; i++) {
                assertThat(question.ask().error()).isInstanceOf(TimeoutException.class);
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));

            release.countDown();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(question.ask().value()).isPositive());
            assertThat(asking).hasSize(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void onceItIsClosedThereIsNoAnswer() {
        Question<Integer> question = new Question<>(asked::incrementAndGet, LONG, LONG);
        question.close();

        assertThat(question.ask().error()).isInstanceOf(RejectedExecutionException.class);
    }
}
