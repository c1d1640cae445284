package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.diagnostics.Issue;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the database when somebody asks. Whoever asks while it looks gets the same answer, and so does who asks soon afterwards. An
 * answer is given in time in any case: it says what nobody has looked at until then.
 */
final class OnDemand {

    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(OnDemand.class);

    private static final Comparator<Issue> MOST_URGENT_FIRST =
            Comparator.comparing(Issue::severity).thenComparing(Issue::subject).thenComparing(Issue::id);

    private final Executor executor;
    private final List<Step> steps;
    private final Duration limit;
    private final Duration kept;
    private @Nullable Run latest;

    /**
     * Looks in steps, one after the other.
     *
     * @param executor has one thread, so that there is one look at a time
     * @param limit how long an answer may take
     * @param kept for how long an answer is given again
     */
    OnDemand(Executor executor, List<Step> steps, Duration limit, Duration kept) {
        this.executor = executor;
        this.steps = List.copyOf(steps);
        this.limit = limit;
        this.kept = kept;
    }

    /** One part of the look. */
    record Step(String name, Supplier<List<Issue>> look) {}

    /** What was found in time. */
    record Answer(Instant at, Duration took, List<Issue> findings, List<Answers.NotChecked> notChecked) {

        boolean isComplete() {
            return notChecked.isEmpty();
        }
    }

    Answer look() {
        Run run = begin();
        run.await();
        return run.answer();
    }

    private synchronized Run begin() {
        Run run = latest;
        if (run == null || run.isOlderThan(kept)) {
            run = new Run();
            latest = run;
            executor.execute(run);
        }
        return run;
    }

    /** The first words of an answer's error: its message may hold values. */
    private static String reason(Throwable error) {
        String state = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        return error.getClass().getSimpleName() + (state == null ? "" : ", SQLSTATE " + state);
    }

    private final class Run implements Runnable {

        private final Instant at = Instant.now();
        private final long begun = System.nanoTime();
        private final CountDownLatch done = new CountDownLatch(1);
        private final List<Issue> findings = new ArrayList<>();
        private final List<Answers.NotChecked> failed = new ArrayList<>();
        private int finished;
        private @Nullable Answer answer;

        @Override
        public void run() {
            try {
                for (Step step : steps) {
                    if (isOver()) {
                        break;
                    }
                    take(step);
                }
            } finally {
                done.countDown();
            }
        }

        @SuppressWarnings("IllegalCatch")
        private void take(Step step) {
            List<Issue> found = List.of();
            Answers.NotChecked problem = null;
            try {
                found = step.look().get();
            } catch (Throwable e) {
                LOG.debug("'{}' could not be looked at", step.name(), e);
                problem = new Answers.NotChecked(step.name(), reason(e));
            }
            synchronized (this) {
                finished++;
                findings.addAll(found);
                if (problem != null) {
                    failed.add(problem);
                }
            }
        }

        /** The thread is needed for the next look, and nobody waits for this one any more. */
        private synchronized boolean isOver() {
            return answer != null;
        }

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - begun > age.toNanos();
        }

        void await() {
            try {
                long left = limit.toNanos() - (System.nanoTime() - begun);
                if (!done.await(left, TimeUnit.NANOSECONDS)) {
                    LOG.debug("the look is not over after {}", limit);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        synchronized Answer answer() {
            if (answer == null) {
                List<Answers.NotChecked> notChecked = new ArrayList<>(failed);
                steps.stream()
                        .skip(finished)
                        .map(step -> new Answers.NotChecked(
                                step.name(), "There was no answer within " + limit.toSeconds() + " seconds."))
                        .forEach(notChecked::add);
                answer = new Answer(
                        at,
                        Duration.ofNanos(System.nanoTime() - begun),
                        findings.stream().distinct().sorted(MOST_URGENT_FIRST).toList(),
                        List.copyOf(notChecked));
            }
            return answer;
        }
    }
}
