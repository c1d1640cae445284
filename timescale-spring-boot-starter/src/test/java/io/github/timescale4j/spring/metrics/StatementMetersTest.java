package io.github.timescale4j.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatementMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StatementMeters meters = new StatementMeters(registry);

    @Test
    void timesAStatement() {
        meters.onStatement(
                new StatementEvent(Operation.INSERT, "metric_data", null, Duration.ofMillis(40), 10, null, false));

        assertThat(registry.get("timescale.query.duration")
                        .tags("operation", "insert", "table", "metric_data", "outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(registry.find("timescale.errors").counter()).isNull();
    }

    @Test
    void countsErrorsByTheClassOfTheirSqlState() {
        meters.onStatement(new StatementEvent(Operation.QUERY, null, null, Duration.ofMillis(1), 0, "42703", true));
        meters.onStatement(new StatementEvent(Operation.QUERY, null, null, Duration.ofMillis(1), 0, "42P01", true));
        meters.onStatement(new StatementEvent(Operation.QUERY, null, null, Duration.ofMillis(1), 0, null, true));

        assertThat(registry.get("timescale.errors")
                        .tag("sqlstate.class", "42")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("timescale.errors")
                        .tag("sqlstate.class", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void namesOnlySoManyTables() {
        for (int i = 0; i < 1000; i++) {
            meters.onStatement(
                    new StatementEvent(Operation.INSERT, "t" + i, null, Duration.ofMillis(1), 1, null, false));
        }

        assertThat(registry.get("timescale.query.duration").timers()).hasSize(101);
        assertThat(registry.get("timescale.query.duration")
                        .tag("table", "other")
                        .timer()
                        .count())
                .isEqualTo(900);
    }

    @Test
    void namesAStatementWhileThereAreNotTooMany() {
        for (int i = 0; i < 1000; i++) {
            meters.onStatement(
                    new StatementEvent(Operation.QUERY, null, "q" + i, Duration.ofMillis(1), 1, null, false));
        }

        assertThat(registry.get("timescale.query.duration").timers()).hasSize(101);
        assertThat(registry.get("timescale.query.duration")
                        .tag("statement", "q7")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
