package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.event.StatementStart;
import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.client.ingest.CopyWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What a trace is told: each statement has one beginning and one end, and no value is in either. */
class StatementTracerIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SECRET = "classified-4711";

    private static TestDatabase database;
    private static TimeScaleClient client;

    private static final List<StatementStart> STARTED = new CopyOnWriteArrayList<>();
    private static final List<Ended> ENDED = new CopyOnWriteArrayList<>();

    private record Ended(StatementEvent event, @Nullable Throwable error) {}

    private static StatementTracer.Span trace(StatementStart start) {
        STARTED.add(start);
        return (event, error) -> ENDED.add(new Ended(event, error));
    }

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("statement_tracer_it");
        database.createMetricData();
        client = database.builder().tracer(StatementTracerIT::trace).build();
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @BeforeEach
    void forget() {
        STARTED.clear();
        ENDED.clear();
    }

    @AfterEach
    void everyBeginningHasOneEnd() {
        assertThat(ENDED)
                .extracting(
                        ended -> ended.event().operation(),
                        ended -> ended.event().name())
                .containsExactlyInAnyOrderElementsOf(STARTED.stream()
                        .map(start -> tuple(start.operation(), start.name()))
                        .toList());
    }

    @Test
    void aQueryHasItsNameItsTextAndItsRows() {
        client.query("SELECT * FROM metric_data WHERE device_id = :device")
                .name("metrics.of_device")
                .bind("device", SECRET)
                .list(MetricData.class);

        assertThat(STARTED)
                .containsExactly(new StatementStart(
                        Operation.QUERY,
                        null,
                        "metrics.of_device",
                        "SELECT * FROM metric_data WHERE device_id = :device"));
        assertThat(ENDED).singleElement().satisfies(ended -> {
            assertThat(ended.error()).isNull();
            assertThat(ended.event().name()).isEqualTo("metrics.of_device");
            assertThat(ended.event().rows()).isZero();
        });
    }

    @Test
    void anUpdateHasItsName() {
        client.update("DELETE FROM metric_data WHERE device_id = :device")
                .name("forget")
                .bind("device", "nobody")
                .run();

        assertThat(STARTED).extracting(StatementStart::name).containsExactly("forget");
    }

    @Test
    void insertAndCopyHaveTheirTable() {
        client.insert(new MetricData(NOON, "pump-1", "temperature", 1));
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            writer.write(new MetricData(NOON.plusSeconds(1), "pump-1", "temperature", 2));
            assertThat(ENDED).as("before the COPY is complete").hasSize(1);
            writer.complete();
        }

        assertThat(STARTED)
                .extracting(StatementStart::operation, StatementStart::relation)
                .containsExactly(tuple(Operation.INSERT, "metric_data"), tuple(Operation.COPY, "metric_data"));
        assertThat(ENDED).extracting(ended -> ended.event().rows()).containsExactly(1L, 1L);
    }

    @Test
    void aCopyThatIsNotCompletedEndsAsFailed() {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            writer.write(new MetricData(NOON.plusSeconds(2), "pump-1", "temperature", 2));
        }

        assertThat(ENDED).singleElement().satisfies(ended -> {
            assertThat(ended.event().failed()).isTrue();
            assertThat(ended.error()).isNull();
        });
    }

    @Test
    void aStreamEndsWhenItIsClosed() {
        Stream<Integer> numbers = client.query("SELECT generate_series(1, 5000)").name("numbers").stream(Integer.class);
        try (numbers) {
            assertThat(numbers.iterator().next()).isEqualTo(1);
            assertThat(ENDED).isEmpty();
        }

        assertThat(ENDED).extracting(ended -> ended.event().name()).containsExactly("numbers");
    }

    @Test
    void anErrorIsTheOneOfTheCallerAndHoldsNoValue() {
        Throwable thrown = catchThrowable(() -> client.query("SELECT CAST(:text AS integer)")
                .bind("text", SECRET)
                .list(Integer.class));

        assertThat(thrown).isInstanceOf(DataAccessException.class);
        assertThat(ENDED).singleElement().satisfies(ended -> {
            assertThat(ended.error()).hasSameClassAs(thrown).hasMessage(thrown.getMessage());
            assertThat(ended.event().sqlState()).isEqualTo("22P02");
            StringWriter trace = new StringWriter();
            ended.error().printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(SECRET);
        });
        assertThat(STARTED.toString() + ENDED).doesNotContain(SECRET);
    }

    @Test
    void aTracerThatFailsDoesNotHarmTheStatement() {
        try (TimeScaleClient broken = database.builder()
                .tracer(start -> {
                    throw new IllegalStateException("no tracing today");
                })
                .tracer(start -> (event, error) -> {
                    throw new IllegalStateException("nor at the end");
                })
                .tracer(StatementTracerIT::trace)
                .build()) {
            assertThat(broken.query("SELECT 1").single(Integer.class)).isOne();
        }
        assertThat(ENDED).hasSize(1);
    }

    @Test
    void aNameIsAName() {
        for (String name : List.of("", "7th", "two words", "x".repeat(61), "naïve", "a;b")) {
            assertThatIllegalArgumentException()
                    .as(name)
                    .isThrownBy(() -> client.query("SELECT 1").name(name))
                    .withMessageContaining("begins with a letter");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> client.update("DELETE FROM metric_data").name(name));
        }
        assertThat(client.query("SELECT :n::int")
                        .name("x".repeat(60))
                        .bindAll(Map.of("n", 1))
                        .single(Integer.class))
                .isOne();
    }
}
