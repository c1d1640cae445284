package io.github.timescale4j.spring.observation;

import io.github.timescale4j.client.event.StatementStart;
import io.github.timescale4j.client.event.StatementTracer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/** Makes an observation of each statement, below the one that is current where it begins. */
final class ObservingTracer implements StatementTracer {

    private final ObservationRegistry registry;
    private final StatementObservationConvention convention;

    ObservingTracer(ObservationRegistry registry, StatementObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    /** No scope is opened: a stream may end in another thread, and out of order. */
    @Override
    public Span start(StatementStart start) {
        StatementObservationContext context = new StatementObservationContext(start);
        Observation observation = Observation.createNotStarted(convention, () -> context, registry)
                .start();
        return (event, error) -> {
            context.ended(event);
            if (error != null) {
                observation.error(error);
            }
            observation.stop();
        };
    }
}
