package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what the database says about itself. Reading a meter never asks the database. */
final class DatabaseMeters implements MeterBinder {

    private final StatisticsCache cache;
    private final int maxRelations;

    DatabaseMeters(StatisticsCache cache, int maxRelations) {
        this.cache = cache;
        this.maxRelations = maxRelations;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        RelationMeters relations = new RelationMeters(registry, maxRelations, cache::isFresh);
        JobMeters jobs = new JobMeters(registry, cache::isFresh);
        cache.onAnswer(statistics -> {
            relations.set(statistics);
            jobs.set(statistics.jobs());
        });
        Gauge.builder(MeterNames.WORKERS_USED, cache, of -> server(of, ServerState::backgroundWorkers))
                .description("Schedulers and jobs of TimescaleDB that are running, in all databases")
                .register(registry);
        Gauge.builder(MeterNames.WORKERS_MAX, cache, of -> server(of, ServerState::maxBackgroundWorkers))
                .description("How many of them may be running")
                .register(registry);
        Gauge.builder(MeterNames.STATISTICS_AGE, cache, of -> number(RelationMeters.seconds(of.age())))
                .description("Since the database was asked for what the other meters show")
                .baseUnit("seconds")
                .register(registry);
    }

    private static double server(StatisticsCache cache, Function<ServerState, @Nullable Integer> what) {
        Statistics latest = cache.latest();
        return latest == null || !cache.isFresh() ? Double.NaN : number(what.apply(latest.server()));
    }

    private static double number(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }
}
