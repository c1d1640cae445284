package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Counts the rows of buffered writers by what became of them, and times their batches. */
public final class WriterMeters implements WriterListener {

    private static final Set<Kind> OUTCOMES = EnumSet.complementOf(EnumSet.of(Kind.RETRY));

    static final String ROWS = "Rows of buffered writers, by what became of them";

    private final MeterRegistry registry;
    private final BoundedTag tables = new BoundedTag();
    private final AcceptedRows accepted;

    /**
     * Creates the meters.
     *
     * @param registry where they are kept
     */
    public WriterMeters(MeterRegistry registry) {
        this.registry = registry;
        this.accepted = new AcceptedRows(registry, tables);
    }

    /** Says whose writers these events are of: those of one client. */
    void countAccepted(TimeScaleClient client) {
        accepted.of(client);
    }

    /** The buffers of all writers of a client together: those of one table come and go. */
    static void bindBuffers(TimeScaleClient client, MeterRegistry registry) {
        gauge(
                client,
                registry,
                MeterNames.WRITER_BUFFERED,
                "Rows that were accepted and are not decided yet",
                "rows",
                account -> account.buffered());
        gauge(
                client,
                registry,
                MeterNames.WRITER_BUFFERED_BYTES,
                "Their estimated size",
                "bytes",
                WriterAccount::bytes);
        Gauge.builder(MeterNames.WRITER_BUFFERED_AGE, client, WriterMeters::oldest)
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
        attempted(event, table);
        accepted.decided(table, isDecision(event.kind()) ? event.rows() : 0);
        if (event.kind() == Kind.RETRY) {
            Counter.builder(MeterNames.WRITER_RETRIES)
                    .description("Attempts after which rows were sent again, by the class of the SQLSTATE")
                    .tag("table", table)
                    .tag("sqlstate.class", StatementMeters.sqlStateClass(event.sqlState()))
                    .register(registry)
                    .increment();
        } else {
            rows(registry, table, event.kind()).increment((double) event.rows());
        }
    }

    /** All outcomes begin at zero: what is seen for the first time has not grown, and nobody is told of the first rows that are lost. */
    static void begin(MeterRegistry registry, String table) {
        for (Kind kind : OUTCOMES) {
            rows(registry, table, kind);
        }
    }

    private static Counter rows(MeterRegistry registry, String table, Kind outcome) {
        return Counter.builder(MeterNames.WRITER_ROWS)
                .description(ROWS)
                .tag("table", table)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** What is sent again is decided later, and what was refused was never accepted. */
    private static boolean isDecision(Kind kind) {
        return kind == Kind.STORED || kind == Kind.DEAD || kind == Kind.DROPPED;
    }

    private void attempted(WriterEvent event, String table) {
        if (event.kind() == Kind.STORED || event.kind() == Kind.RETRY) {
            Timer.builder(MeterNames.WRITER_BATCH)
                    .description("Attempts to store a batch, or a part of one")
                    .tag("table", table)
                    .tag("outcome", event.kind() == Kind.STORED ? "success" : "error")
                    .register(registry)
                    .record(event.duration());
        }
        if (event.chunks() > 0) {
            DistributionSummary.builder(MeterNames.WRITER_CHUNKS)
                    .description("Chunks into which a stored batch went, counted by their length of time")
                    .baseUnit("chunks")
                    .tag("table", table)
                    .register(registry)
                    .record(event.chunks());
        }
    }
}
