package io.github.timescale4j.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.event.StatementStart;
import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.client.migration.MigrationMode;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservingTracerTest {

    private static final String SQL = "SELECT * FROM metric_data WHERE device_id = :device";
    private static final StatementStart START = new StatementStart(Operation.QUERY, null, "of_device", SQL);

    private final List<Observation.Context> stopped = new ArrayList<>();
    private final ObservationRegistry registry = ObservationRegistry.create();

    ObservingTracerTest() {
        registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    private StatementTracer tracer(boolean queryText) {
        return new ObservingTracer(registry, new DefaultStatementObservationConvention(queryText));
    }

    private static StatementEvent end(boolean failed) {
        return new StatementEvent(
                Operation.QUERY, null, "of_device", Duration.ofMillis(3), 7, failed ? "42P01" : null, failed);
    }

    @Test
    void aStatementIsAnObservationWithItsNameAndWithoutItsText() {
        StatementTracer.Span span = tracer(false).start(START);
        assertThat(stopped).isEmpty();
        span.end(end(false), null);

        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(context.getName()).isEqualTo("timescale.statement");
            assertThat(context.getContextualName()).isEqualTo("query of_device");
            assertThat(context.getLowCardinalityKeyValue("operation").getValue())
                    .isEqualTo("query");
            assertThat(context.getLowCardinalityKeyValue("statement").getValue())
                    .isEqualTo("of_device");
            assertThat(context.getLowCardinalityKeyValue("table").getValue()).isEqualTo("none");
            assertThat(context.getLowCardinalityKeyValue("outcome").getValue()).isEqualTo("success");
            assertThat(context.getHighCardinalityKeyValue("rows").getValue()).isEqualTo("7");
            assertThat(context.getHighCardinalityKeyValue("db.query.text")).isNull();
        });
    }

    @Test
    void itHasItsTextWhereThatIsAskedForWithTheNamesOfItsParameters() {
        tracer(true).start(START).end(end(false), null);

        assertThat(stopped)
                .singleElement()
                .extracting(context ->
                        context.getHighCardinalityKeyValue("db.query.text").getValue())
                .isEqualTo(SQL);
    }

    @Test
    void aFailureIsAnErrorWithItsSqlState() {
        IllegalStateException error = new IllegalStateException("as the caller gets it");
        tracer(false).start(START).end(end(true), error);

        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(context.getError()).isSameAs(error);
            assertThat(context.getLowCardinalityKeyValue("outcome").getValue()).isEqualTo("error");
            assertThat(context.getHighCardinalityKeyValue("sqlstate").getValue())
                    .isEqualTo("42P01");
        });
    }

    @Test
    void itIsBelowTheObservationInWhichItBegins() {
        Observation request = Observation.start("request", registry);
        StatementTracer.Span span;
        try (Observation.Scope scope = request.openScope()) {
            assertThat(scope.getCurrentObservation()).isSameAs(request);
            span = tracer(false).start(START);
        }
        request.stop();
        span.end(end(false), null);

        assertThat(stopped).hasSize(2);
        assertThat(stopped.get(1).getParentObservation()).isSameAs(request);
    }

    @Test
    void aMigrationThatFailsIsAnErrorAndStillFails() {
        IllegalStateException error = new IllegalStateException("refused");

        assertThatThrownBy(() -> new ObservedMigration(registry).observe(MigrationMode.VALIDATE, () -> {
                    throw error;
                }))
                .isSameAs(error);
        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(context.getError()).isSameAs(error);
            assertThat(context.getLowCardinalityKeyValue("mode").getValue()).isEqualTo("validate");
            assertThat(context.getLowCardinalityKeyValue("outcome").getValue()).isEqualTo("error");
        });
    }
}
