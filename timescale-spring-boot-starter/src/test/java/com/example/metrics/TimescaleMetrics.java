package com.example.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

// tag::metrics[]
@Configuration(proxyBeanMethods = false)
class TimescaleMetrics {

    @Bean
    MeterBinder connectionMetrics(TimeScaleClient client) {
        return registry -> Gauge.builder("timescale.connections.active", client, TimeScaleClient::activeConnections)
                .register(registry);
    }

    /** The client tells each bean of this type what has become of a statement. */
    @Bean
    StatementListener statementMetrics(MeterRegistry registry) {
        Timer duration = registry.timer("timescale.query.duration");
        Counter errors = registry.counter("timescale.errors");
        return (StatementEvent statement) -> {
            duration.record(statement.duration());
            if (statement.failed()) {
                errors.increment();
            }
        };
    }
}
// end::metrics[]
