package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Counts the rows of buffered writers by what became of them, and times their batches. */
public final class WriterMeters implements WriterListener {

    private final MeterRegistry registry;
    private final BoundedTag tables = new BoundedTag();

    /**
     * Creates the meters.
     *
     * @param registry where they are kept
     */
    public WriterMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The buffers of all writers of a client together: those of one table come and go. */
    static void bindBuffers(TimeScaleClient client, MeterRegistry registry) {
        gauge(
                client,
                registry,
                "timescale.writer.buffered",
                "Rows that were accepted and are not decided yet",
                "rows",
                account -> account.buffered());
        gauge(
                client,
                registry,
                "timescale.writer.buffered.bytes",
                "Their estimated size",
                "bytes",
                WriterAccount::bytes);
        Gauge.builder("timescale.writer.buffered.age", client, WriterMeters::oldest)
                .description("How long the oldest of them has been waiting")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void gauge(
            TimeScaleClient client,
            MeterRegistry registry,
            String name,
            String description,
            String unit,
            ToDoubleFunction<WriterAccount> value) {
        Gauge.builder(
                        name,
                        client,
                        of -> of.writers().stream()
                                .mapToDouble(writer -> value.applyAsDouble(writer.account()))
                                .sum())
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private static double oldest(TimeScaleClient client) {
        return client.writers().stream()
                .map(writer -> writer.account().oldest())
                .mapToDouble(age -> age == null
                        ? 0
                        : (double) age.toNanos() / Duration.ofSeconds(1).toNanos())
                .max()
                .orElse(0);
    }

    @Override
    public void onWriter(WriterEvent event) {
        String table = tables.of(event.relation());
        if (event.kind() == Kind.STORED || event.kind() == Kind.RETRY) {
            Timer.builder("timescale.writer.batch")
                    .description("Attempts to store a batch, or a part of one")
                    .tag("table", table)
                    .tag("outcome", event.kind() == Kind.STORED ? "success" : "error")
                    .register(registry)
                    .record(event.duration());
        }
        if (event.kind() == Kind.RETRY) {
            Counter.builder("timescale.writer.retries")
                    .description("Attempts after which rows were sent again, by the class of the SQLSTATE")
                    .tag("table", table)
                    .tag("sqlstate.class", StatementMeters.sqlStateClass(event.sqlState()))
                    .register(registry)
                    .increment();
        } else {
            Counter.builder("timescale.writer.rows")
                    .description("Rows of buffered writers, by what became of them")
                    .tag("table", table)
                    .tag("outcome", event.kind().name().toLowerCase(Locale.ROOT))
                    .register(registry)
                    .increment((double) event.rows());
        }
    }
}
