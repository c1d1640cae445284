package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows that writers have accepted. Nobody is told of a row that is accepted, because that would cost more than the row; but
 * whatever was accepted has been decided since, of which there is an event, or is still in the buffer of an open writer.
 */
final class AcceptedRows {

    private final MeterRegistry registry;
    private final BoundedTag tables;
    private final Map<String, Table> byTable = new ConcurrentHashMap<>();
    private volatile @Nullable TimeScaleClient client;

    AcceptedRows(MeterRegistry registry, BoundedTag tables) {
        this.registry = registry;
        this.tables = tables;
    }

    /** Says whose writers these are. */
    void of(TimeScaleClient of) {
        client = of;
    }

    /** Takes rows that were stored, are dead, or were dropped. */
    void decided(String table, long rows) {
        byTable.computeIfAbsent(table, this::register).decided.add(rows);
    }

    private Table register(String name) {
        Table table = new Table(name);
        FunctionCounter.builder(MeterNames.WRITER_ROWS, table, Table::accepted)
                .description(WriterMeters.ROWS)
                .tag("table", name)
                .tag("outcome", "accepted")
                .register(registry);
        WriterMeters.begin(registry, name);
        return table;
    }

    /** Held by the map: the registry itself holds it weakly. */
    private final class Table {

        private final String name;
        private final LongAdder decided = new LongAdder();
        private double told;

        Table(String name) {
            this.name = name;
        }

        /** Between the decision about a row and its event it is in neither number: a counter does not fall for that. */
        synchronized double accepted() {
            told = Math.max(told, (double) decided.sum() + buffered());
            return told;
        }

        private long buffered() {
            TimeScaleClient of = client;
            return of == null
                    ? 0
                    : of.writers().stream()
                            .filter(writer -> tables.of(writer.relation()).equals(name))
                            .mapToLong(writer -> writer.account().buffered())
                            .sum();
        }
    }
}
