package com.example.devicemetrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.Overflow;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where samples wait for their batch; the starter has it drained before the application stops. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "sampling.enabled", matchIfMissing = true)
class SampleWriter {

    // tag::writer[]
    @Bean
    TimeSeriesWriter<MetricData> samples(TimeScaleClient client) {
        return client.writer(MetricData.class)
                .connections(1)
                .overflow(Overflow.DROP_OLDEST) // while the database is away, new samples are worth more than old ones
                .build();
    }
    // end::writer[]
}
