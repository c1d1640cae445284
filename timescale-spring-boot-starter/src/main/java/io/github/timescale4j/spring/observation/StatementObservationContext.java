package io.github.timescale4j.spring.observation;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementStart;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** What is known of a statement that is observed. */
public final class StatementObservationContext extends Observation.Context {

    private final StatementStart start;
    private volatile @Nullable StatementEvent event;

    StatementObservationContext(StatementStart start) {
        this.start = start;
    }

    /**
     * What was known before it ran.
     *
     * @return its beginning
     */
    public StatementStart statement() {
        return start;
    }

    /**
     * What has come of it.
     *
     * @return its end; {@code null} while it runs
     */
    public @Nullable StatementEvent event() {
        return event;
    }

    void ended(StatementEvent end) {
        event = end;
    }
}
