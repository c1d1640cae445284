package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.DeadLetter;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.mapping.JsonCodec;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class RefusedRowIT {

    /** How many rows a batch has; too few for {@code insertAll} to copy them. */
    private static final int ROWS = 8;

    private static final int BAD = 5;

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("refused_row_it");
        client = database.builder().poolSize(1).build();
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @BeforeEach
    void create() {
        table("float8");
    }

    /** With a column that is no {@code float8}, only the server can convert the value, so that rows are inserted. */
    private static void table(String valueType) {
        database.run("DROP TABLE IF EXISTS event");
        database.run("CREATE TABLE event (time timestamptz NOT NULL, seen timestamp NOT NULL, name text, value "
                + valueType + " NOT NULL, attributes jsonb NOT NULL)");
    }

    private static long stored() {
        return client.query("SELECT count(*) FROM event").single(Long.class);
    }

    private static Map<String, Object> holdsItself() {
        Map<String, Object> map = new HashMap<>();
        map.put("topsecret", map);
        return map;
    }

    record Broken(String text) {
        @Override
        public String text() {
            throw new IllegalStateException("topsecret");
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                        Arguments.of(Event.of(BAD, Event.BROKEN_FILE), "name"),
                        Arguments.of(Event.of(BAD, Event.BROKEN_QUERY), "name"),
                        Arguments.of(Event.of(BAD, Event.BROKEN_ASSERTION), "name"),
                        Arguments.of(Event.with(BAD, Map.of("topsecret", new Broken("topsecret"))), "attributes"),
                        Arguments.of(Event.with(BAD, holdsItself()), "attributes"))
                .flatMap(each ->
                        Stream.of("float8", "int8").map(type -> Arguments.of(each.get()[1], type, each.get()[0])));
    }

    private static List<Event> rows(Event bad) {
        List<Event> rows = new ArrayList<>(
                IntStream.range(0, ROWS).mapToObj(i -> Event.of(i, "event")).toList());
        rows.set(BAD, bad);
        return rows;
    }

    @ParameterizedTest(name = "{0}, into a column of {1}")
    @MethodSource("refused")
    void aWriterLosesOnlyTheRowThatIsToBlame(String column, String type, Event bad) throws Exception {
        table(type);
        ConcurrentLinkedQueue<DeadLetter<Event>> letters = new ConcurrentLinkedQueue<>();
        try (TimeSeriesWriter<Event> writer = client.writer(Event.class)
                .maxAge(Duration.ofMillis(20))
                .deadLetters(letters::add)
                .build()) {
            rows(bad).forEach(writer::offer);
            writer.flush().get(20, TimeUnit.SECONDS);

            assertThat(writer.account().stored()).isEqualTo(ROWS - 1);
            assertThat(writer.account().retries()).as("its place was known").isOne();
        }
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.row()).isSameAs(bad);
            assertThat(letter.reason()).isEqualTo(Reason.REFUSED);
            assertThat(letter.possiblyStored()).isFalse();
            assertThat(letter.cause()).isInstanceOfSatisfying(RowRefusedException.class, e -> {
                assertThat(e.column()).isEqualTo(column);
                assertThat(e.getMessage()).contains("'" + column + "'").doesNotContain("topsecret");
            });
        });
        assertThat(stored()).isEqualTo(ROWS - 1);
    }

    @ParameterizedTest(name = "{0}, into a column of {1}")
    @MethodSource("refused")
    void anInsertNamesTheRowAndTheColumn(String column, String type, Event bad) {
        table(type);

        assertThatExceptionOfType(RowRefusedException.class)
                .isThrownBy(() -> client.insertAll(rows(bad)))
                .withMessageContaining("row " + BAD + " is refused: '" + column + "' for column '" + column + "'")
                .satisfies(e -> assertThat(e.row()).isEqualTo(BAD))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        assertThat(stored()).isZero();
    }

    @Test
    void aCopyGoesOnAfterAnAccessorThatFailedAndKeepsItsErrorAsTheCause() {
        try (CopyWriter<Event> writer = client.copy(Event.class)) {
            writer.write(Event.of(0, "event"));
            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> writer.write(Event.of(1, Event.BROKEN_FILE)))
                    .withMessageContaining("cannot be read: its accessor threw java.io.UncheckedIOException")
                    .withCauseInstanceOf(UncheckedIOException.class)
                    .satisfies(e -> assertThat(e.row()).isOne());
            writer.write(Event.of(2, "event"));
            assertThat(writer.complete()).isEqualTo(2);
        }
    }

    /** As a codec must not be, and some are. */
    private static final class Talkative implements JsonCodec {
        @Override
        public String write(Object value) {
            throw new IllegalArgumentException("topsecret " + value);
        }

        @Override
        public Object read(String json, Type type) {
            return Map.of();
        }
    }

    @ParameterizedTest(name = "into a column of {0}")
    @ValueSource(strings = {"float8", "int8"})
    void whatACodecSaysIsInNoMessage(String type) {
        table(type);
        try (TimeScaleClient talkative =
                database.builder().poolSize(1).jsonCodec(new Talkative()).build()) {
            List<Event> rows = IntStream.range(0, RowInserter.COPY_FROM)
                    .mapToObj(i -> Event.of(i, "event"))
                    .toList();

            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> talkative.insertAll(rows))
                    .withMessageContaining(
                            "cannot be written as JSON: the codec threw java.lang.IllegalArgumentException")
                    .withNoCause()
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        }
    }

    @Test
    void theErrorOfTheServerIsToldWhateverOtherRowsAreLike() {
        database.run("ALTER TABLE event ADD CHECK (name <> 'refused')");
        List<Event> rows = new ArrayList<>(
                IntStream.range(0, 1_000).mapToObj(i -> Event.of(i, "refused")).toList());
        rows.add(Event.of(1_000, Event.BROKEN_FILE));
        table("int8");
        database.run("ALTER TABLE event ADD CHECK (name <> 'refused')");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> client.insertAll(rows))
                .withMessageContaining("23514");
    }

    record Payload(String text) {}

    @Test
    void aRowOfJsonCountsWhatItHoldsWhileItIsBuffered() throws Exception {
        String text = "x".repeat(100_000);
        try (TimeSeriesWriter<Event> writer =
                client.writer(Event.class).maxAge(Duration.ofMinutes(1)).build()) {
            writer.offer(Event.with(0, Map.of("text", text)));
            assertThat(writer.account().bytes()).isBetween(100_000L, 101_000L);
            writer.offer(Event.with(1, Map.of("payload", new Payload(text))));
            assertThat(writer.account().bytes()).isBetween(200_000L, 202_000L);
            writer.flush().get(20, TimeUnit.SECONDS);
            assertThat(writer.account().bytes()).isZero();
        }
    }

    @Test
    void aMomentIsStoredInUtcHoweverManyRowsThereAre() {
        client.insert(Event.of(0, "event"));
        client.insertAll(IntStream.rangeClosed(1, RowInserter.COPY_FROM)
                .mapToObj(i -> Event.of(i, "event"))
                .toList());

        assertThat(client.query("SELECT DISTINCT seen::text FROM event").list(String.class))
                .containsExactly("2024-01-02 10:20:00");
    }

    @Test
    void aDomainThatBeginsToRefuseNullsIsNoticed() {
        database.run("CREATE DOMAIN word AS text");
        database.run("CREATE DOMAIN short_word AS word CHECK (length(VALUE) < 10)");
        database.run("ALTER TABLE event ALTER name TYPE short_word");
        assertThat(copy(null)).isOne();
        database.run("DELETE FROM event");

        database.run("ALTER DOMAIN word SET NOT NULL");
        assertThatExceptionOfType(RowRefusedException.class)
                .isThrownBy(() -> copy(null))
                .withMessageContaining("'name' for column 'name' is null, and the column takes no nulls");
        database.run("ALTER DOMAIN word DROP NOT NULL");
        assertThat(copy(null)).isOne();
        database.run("DROP TABLE event");
        database.run("DROP DOMAIN short_word");
        database.run("DROP DOMAIN word");
    }

    private static long copy(String name) {
        try (CopyWriter<Event> writer = client.copy(Event.class)) {
            writer.write(Event.of(0, name));
            return writer.complete();
        }
    }
}
