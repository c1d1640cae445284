package io.github.timescale4j.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.spring.actuate.OnDemand.Answer;
import io.github.timescale4j.spring.actuate.OnDemand.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OnDemandTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void end() {
        gate.countDown();
        executor.shutdownNow();
    }

    private static Issue issue(String subject, Severity severity) {
        return Issue.of("own-check", severity, subject, "Found.", "Because.", "Do.");
    }

    private OnDemand onDemand(Duration limit, Duration kept, Step... steps) {
        return new OnDemand(executor, List.of(steps), limit, kept);
    }

    private Step closedGate() {
        return new Step("gate", () -> {
            looks.incrementAndGet();
            try {
                assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
    }

    @Test
    void theMostUrgentFindingOfAllStepsIsTheFirst() {
        Answer answer = onDemand(
                        LONG,
                        LONG,
                        new Step("one", () -> List.of(issue("b", Severity.HINT), issue("a", Severity.HINT))),
                        new Step("two", () -> List.of(issue("c", Severity.ERROR), issue("a", Severity.HINT))))
                .look();

        assertThat(answer.findings()).extracting(Issue::subject).containsExactly("c", "a", "b");
        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    void whoAsksSoonAfterwardsGetsTheSameAnswer() {
        Step counted = new Step("counted", () -> List.of(issue("look " + looks.incrementAndGet(), Severity.HINT)));
        OnDemand kept = onDemand(LONG, LONG, counted);
        assertThat(kept.look()).isSameAs(kept.look());

        OnDemand notKept = onDemand(LONG, Duration.ZERO, counted);
        assertThat(notKept.look()).isNotEqualTo(notKept.look());
    }

    @Test
    void whoAsksInTheMeantimeWaitsForTheSameLook() {
        OnDemand onDemand = onDemand(LONG, LONG, closedGate());
        CompletableFuture<Answer> one = CompletableFuture.supplyAsync(onDemand::look);
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(onDemand::look);
        gate.countDown();

        assertThat(one.join()).isSameAs(other.join());
        assertThat(looks).hasValue(1);
    }

    @Test
    void anAnswerIsGivenInTimeAndSaysWhatWasNotLookedAt() {
        OnDemand onDemand = onDemand(
                Duration.ofMillis(200),
                LONG,
                new Step("quick", () -> List.of(issue("quick", Severity.WARNING))),
                closedGate(),
                new Step("later", () -> {
                    looks.incrementAndGet();
                    return List.of();
                }));

        Answer answer = onDemand.look();

        assertThat(answer.findings()).extracting(Issue::subject).containsExactly("quick");
        assertThat(answer.notChecked()).extracting(Answers.NotChecked::what).containsExactly("gate", "later");
        gate.countDown();
        CompletableFuture.runAsync(() -> {}, executor).join();
        assertThat(looks).as("nobody waits for what comes later").hasValue(1);
    }

    @Test
    void aStepThatFailsIsNamedWithItsSqlStateAndWithoutItsMessage() {
        Answer answer = onDemand(
                        LONG,
                        LONG,
                        new Step("failing", () -> {
                            throw new DataAccessResourceFailureException(
                                    "the value 4711", new SQLException("the value 4711", "08006"));
                        }),
                        new Step("fine", () -> List.of(issue("fine", Severity.HINT))))
                .look();

        assertThat(answer.findings()).hasSize(1);
        assertThat(answer.notChecked())
                .containsExactly(
                        new Answers.NotChecked("failing", "DataAccessResourceFailureException, SQLSTATE 08006"));
    }

    @Test
    void aStepThatLacksAClassKeepsNobodyWaiting() {
        Answer answer = onDemand(
                        LONG,
                        LONG,
                        new Step("failing", () -> {
                            throw new NoClassDefFoundError("com/example/Missing");
                        }),
                        new Step("fine", () -> List.of(issue("fine", Severity.HINT))))
                .look();

        assertThat(answer.findings()).hasSize(1);
        assertThat(answer.notChecked()).containsExactly(new Answers.NotChecked("failing", "NoClassDefFoundError"));
    }
}
