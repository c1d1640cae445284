package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times statements. Every tag has few values: a table or a statement is named only while there are not too many of them, an error by
 * the class of its SQLSTATE.
 */
public final class StatementMeters implements StatementListener {

    private static final int SQLSTATE_CLASS = 2;

    private final MeterRegistry registry;
    private final BoundedTag tables = new BoundedTag();
    private final BoundedTag statements = new BoundedTag();

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
        Timer.builder(MeterNames.QUERY_DURATION)
                .description("Statements, from asking for a connection to the last row")
                .tag("operation", event.operation().name().toLowerCase(Locale.ROOT))
                .tag("table", tables.of(event.relation()))
                .tag("statement", statements.of(event.name()))
                .tag("outcome", event.failed() ? "error" : "success")
                .register(registry)
                .record(event.duration());
        if (event.failed()) {
            Counter.builder(MeterNames.ERRORS)
                    .description("Statements that failed, by the class of the SQLSTATE")
                    .tag("sqlstate.class", sqlStateClass(event.sqlState()))
                    .register(registry)
                    .increment();
        }
    }

    static String sqlStateClass(@Nullable String sqlState) {
        return sqlState == null || sqlState.length() < SQLSTATE_CLASS
                ? BoundedTag.NONE
                : sqlState.substring(0, SQLSTATE_CLASS);
    }
}
