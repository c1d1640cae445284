package io.github.timescale4j.spring.statistics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What the database said about itself the last time. One thread asks, and waits after each answer; neither the start of the
 * application nor a request ever does. Safe for use by several threads.
 */
public final class StatisticsCache implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsCache.class);

    /** An application that has just started has better things to do with its connections. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final int MISSED_TURNS = 3;

    private final TimescaleStatistics statistics;
    private final Duration interval;
    private final Duration timeout;
    private final StatisticsHistory history;
    private final List<Consumer<Statistics>> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Answer latest;
    private boolean complained;
    private @Nullable ScheduledThreadPoolExecutor executor;
    private @Nullable Future<?> turns;

    private record Answer(Statistics statistics, long nanoTime) {}

    /**
     * Creates the cache, which is empty until it is started and has been answered.
     *
     * @param client the client to ask
     * @param properties how often, and for how long
     */
    public StatisticsCache(TimeScaleClient client, StatisticsProperties properties) {
        this.statistics = TimescaleStatistics.of(client);
        this.interval = properties.interval();
        this.timeout = properties.timeout();
        this.history = new StatisticsHistory(properties.history());
    }

    /**
     * What the database said the last time, however long ago that was.
     *
     * @return the answer; {@code null} before the first one
     */
    public @Nullable Statistics latest() {
        Answer answer = latest;
        return answer == null ? null : answer.statistics();
    }

    /**
     * What it said before, as far as it is kept.
     *
     * @return the history, which grows with each answer
     */
    public StatisticsHistory history() {
        return history;
    }

    /**
     * How long ago that was.
     *
     * @return the time since the last answer; {@code null} before the first one
     */
    public @Nullable Duration age() {
        Answer answer = latest;
        return answer == null ? null : Duration.ofNanos(System.nanoTime() - answer.nanoTime());
    }

    /**
     * Whether the last answer still says something.
     *
     * @return {@code false} before the first answer, and when three have been missed
     */
    public boolean isFresh() {
        Duration age = age();
        return age != null && age.compareTo(interval.plus(timeout).multipliedBy(MISSED_TURNS)) < 0;
    }

    /**
     * Adds a listener, which is told about every answer from now on, in the thread that asked.
     *
     * @param listener is told; what it throws is logged
     */
    public void onAnswer(Consumer<Statistics> listener) {
        listeners.add(listener);
    }

    /** Asks once. What cannot be had now may be had at the next turn, so nothing that is thrown ends the turns. */
    @SuppressWarnings("IllegalCatch")
    void ask() {
        try {
            take(statistics.read(timeout));
            complained = false;
        } catch (Throwable e) {
            if (isRunning() && !complained) {
                complained = true;
                LOG.warn(
                        "the database could not be asked for its statistics, so meters show none until it can: {}, SQLSTATE {}",
                        e.getClass().getName(),
                        sqlState(e));
            }
            LOG.debug("no statistics", e);
        }
    }

    void take(Statistics answer) {
        history.add(answer);
        latest = new Answer(answer, System.nanoTime());
        listeners.forEach(listener -> tell(listener, answer));
    }

    @SuppressWarnings("IllegalCatch")
    private static void tell(Consumer<Statistics> listener, Statistics answer) {
        try {
            listener.accept(answer);
        } catch (Throwable e) {
            LOG.warn("the listener {} failed", listener.getClass().getName(), e);
        }
    }

    private static @Nullable String sqlState(Throwable error) {
        String found = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql.getSQLState();
            }
        }
        return found;
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            ScheduledThreadPoolExecutor made = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "timescale-statistics");
                thread.setDaemon(true);
                return thread;
            });
            long first = Math.min(FIRST.toMillis(), interval.toMillis());
            turns = made.scheduleWithFixedDelay(this::ask, first, interval.toMillis(), TimeUnit.MILLISECONDS);
            executor = made;
        }
    }

    @Override
    public synchronized void stop() {
        if (turns != null) {
            turns.cancel(true);
            turns = null;
        }
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
