package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times statements. Every tag has few values: a table is named only while there are not too many of them, an error by
 * the class of its SQLSTATE.
 */
public final class StatementMeters implements StatementListener {

    private static final int SQLSTATE_CLASS = 2;

    private final MeterRegistry registry;
    private final TableTag tables = new TableTag();

    /**
     * Creates the meters.
     *
     * @param registry where they are kept
     */
    public StatementMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onStatement(StatementEvent event) {
        Timer.builder("timescale.query.duration")
                .description("Statements, from asking for a connection to the last row")
                .tag("operation", event.operation().name().toLowerCase(Locale.ROOT))
                .tag("table", tables.of(event.relation()))
                .tag("outcome", event.failed() ? "error" : "success")
                .register(registry)
                .record(event.duration());
        if (event.failed()) {
            Counter.builder("timescale.errors")
                    .description("Statements that failed, by the class of the SQLSTATE")
                    .tag("sqlstate.class", sqlStateClass(event.sqlState()))
                    .register(registry)
                    .increment();
        }
    }

    static String sqlStateClass(@Nullable String sqlState) {
        return sqlState == null || sqlState.length() < SQLSTATE_CLASS
                ? TableTag.NONE
                : sqlState.substring(0, SQLSTATE_CLASS);
    }
}
