package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;

class QueryIT {

    private static final Instant NOON = Instant.parse("2024-01-02T12:00:00Z");

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("query_it");
        database.createMetricData();
        client = database.client();
        client.insertAll(List.of(
                new MetricData(NOON, "device-1", "cpu", 1),
                new MetricData(NOON.plusSeconds(60), "device-1", "cpu", 2),
                new MetricData(NOON.plusSeconds(60), "device-2", "cpu", 3)));
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @Test
    void listsTheRowsOfTheSpecificationsQuery() {
        List<MetricData> metrics = client.query("""
                        SELECT * FROM metric_data
                        WHERE device_id = :deviceId AND timestamp >= :from AND timestamp < :to
                        ORDER BY timestamp DESC""")
                .bind("deviceId", "device-1")
                .bind("from", NOON)
                .bind("to", NOON.plusSeconds(61))
                .list(MetricData.class);

        assertThat(metrics)
                .containsExactly(
                        new MetricData(NOON.plusSeconds(60), "device-1", "cpu", 2),
                        new MetricData(NOON, "device-1", "cpu", 1));
    }

    @Test
    void theShortFormIsTheSame() {
        assertThat(client.query(
                        "SELECT * FROM metric_data WHERE device_id = :id", Map.of("id", "device-2"), MetricData.class))
                .containsExactly(new MetricData(NOON.plusSeconds(60), "device-2", "cpu", 3));
    }

    @Test
    void nothingFoundIsAnEmptyList() {
        assertThat(client.query("SELECT * FROM metric_data WHERE value > 99").list(MetricData.class))
                .isEmpty();
    }

    @Test
    void singleWantsExactlyOneRow() {
        assertThat(client.query("SELECT count(*) FROM metric_data").single(Long.class))
                .isEqualTo(3);
        assertThatExceptionOfType(EmptyResultDataAccessException.class)
                .isThrownBy(() -> client.query("SELECT value FROM metric_data WHERE value > 99")
                        .single(Double.class));
        assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
                .isThrownBy(() -> client.query("SELECT value FROM metric_data").single(Double.class))
                .withMessageContaining("more than one row");
    }

    @Test
    void optionalWantsOneRowAtMost() {
        assertThat(client.query("SELECT value FROM metric_data WHERE value > 99")
                        .optional(Double.class))
                .isEmpty();
        assertThat(client.query("SELECT value FROM metric_data WHERE value > 2").optional(Double.class))
                .contains(3.0);
        assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
                .isThrownBy(() -> client.query("SELECT value FROM metric_data").optional(Double.class));
    }

    @Test
    void scalarMayBeNull() {
        assertThat(client.query("SELECT max(value) FROM metric_data WHERE value > 99")
                        .scalar(Double.class))
                .isNull();
        assertThat(client.query("SELECT max(value) FROM metric_data").scalar(double.class))
                .isEqualTo(3.0);
        assertThatExceptionOfType(EmptyResultDataAccessException.class)
                .isThrownBy(() -> client.query("SELECT value FROM metric_data WHERE value > 99")
                        .scalar(Double.class));
    }

    @Test
    void streamsMoreRowsThanOneFetch() {
        try (Stream<Integer> numbers = client.query("SELECT generate_series(1, 2500)").stream(Integer.class)) {
            assertThat(numbers.mapToInt(Integer::intValue).sum()).isEqualTo(2500 * 2501 / 2);
        }
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aStreamLeftEarlyGivesItsConnectionBackWhenItIsClosed() {
        try (Stream<Integer> numbers = client.query("SELECT generate_series(1, 2500)").stream(Integer.class)) {
            assertThat(numbers.limit(3).toList()).containsExactly(1, 2, 3);
            assertThat(client.activeConnections()).isOne();
        }
        assertThat(client.activeConnections()).isZero();
        // The connection is as it was before: it writes, and commits by itself.
        client.execute("CREATE TABLE after_stream (a int)");
        assertThat(client.query("SELECT count(*) FROM after_stream").scalar(Long.class))
                .isZero();
    }

    @Test
    void aStreamReadToItsEndNeedsNoClose() {
        assertThat(client.query("SELECT generate_series(1, 5)").stream(Integer.class)
                        .toList())
                .hasSize(5);
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aStreamThatFailsOnALaterRowGivesItsConnectionBack() {
        Stream<Integer> numbers =
                client.query("SELECT 10 / (1500 - n) FROM generate_series(1, 2000) n").stream(Integer.class);

        assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
                .isThrownBy(numbers::toList)
                .withMessageContaining("division by zero");
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aQueryMayRunAgain() {
        Query query = client.query("SELECT :n * 2").bind("n", 21);
        assertThat(query.scalar(Integer.class)).isEqualTo(42);
        assertThat(query.scalar(Integer.class)).isEqualTo(42);
    }

    @Test
    void castsAndLiteralsAndCommentsAreNotParameters() {
        assertThat(client.query("SELECT ':no'::text || :yes -- :no either\n /* :nor this */")
                        .bind("yes", "!")
                        .scalar(String.class))
                .isEqualTo(":no!");
    }

    @Test
    void theQuestionMarkOperatorIsWrittenTwice() {
        assertThat(client.query("SELECT '{\"a\": 1}'::jsonb ?? :key")
                        .bind("key", "a")
                        .scalar(Boolean.class))
                .isTrue();
        assertThat(client.query("SELECT '{\"a\": 1}'::jsonb ??| ARRAY[:key]")
                        .bind("key", "b")
                        .scalar(Boolean.class))
                .isFalse();
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT '{}'::jsonb ? 'a'").scalar(Boolean.class))
                .withMessageContaining("??");
    }

    @Test
    void aCollectionIsExpandedAndAnArrayIsNot() {
        assertThat(client.query("SELECT count(*) FROM metric_data WHERE value IN (:values)")
                        .bind("values", List.of(1, 3))
                        .scalar(Long.class))
                .isEqualTo(2);
        assertThat(client.query("SELECT count(*) FROM metric_data WHERE device_id = ANY (:ids)")
                        .bind("ids", new String[] {"device-1"})
                        .scalar(Long.class))
                .isEqualTo(2);
        assertThat(client.query("SELECT count(*) FROM metric_data WHERE (device_id, value) IN (:pairs)")
                        .bind("pairs", List.of(new Object[] {"device-1", 1}, new Object[] {"device-2", 1}))
                        .scalar(Long.class))
                .isOne();
    }

    @Test
    void anEmptyCollectionIsRefusedWithTheWayOut() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT 1 WHERE 1 IN (:ids)")
                        .bind("ids", List.of())
                        .list(Integer.class))
                .withMessageContaining("= ANY (:ids)");
    }

    @Test
    void aMissingParameterIsNamed() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() ->
                        client.query("SELECT :deviceId, :from").bind("from", 1).list(Integer.class))
                .withMessageContaining("':deviceId'")
                .withMessageContaining("[from]");
    }

    @Test
    void aValueForNoParameterIsRefusedBecauseItIsATypo() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT :a")
                        .bind("a", 1)
                        .bind("devceId", 2)
                        .list(Integer.class))
                .withMessageContaining("'devceId'");
    }

    @Test
    void aNameIsBoundOnce() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.query("SELECT :a").bind("a", 1).bind("a", 2))
                .withMessageContaining("'a'");
    }

    @Test
    void aMissingTableIsBadGrammarWithItsSqlState() {
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client.query("SELECT * FROM no_such_table").list(String.class))
                .withMessageContaining("no_such_table")
                .withMessageContaining("42P01")
                .satisfies(e -> assertThat(e.getSQLException().getSQLState()).isEqualTo("42P01"));
    }

    @Test
    void aStatementWithoutRowsIsNotAQuery() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() ->
                        client.query("DELETE FROM metric_data WHERE false").list(String.class))
                .withMessageContaining("use update()");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.update("SELECT 1").run())
                .withMessageContaining("use query()");
    }

    @Test
    void updatesCountTheirRows() {
        client.execute("CREATE TABLE counted (n int)");
        assertThat(client.update("INSERT INTO counted SELECT generate_series(1, :n)")
                        .bind("n", 4)
                        .run())
                .isEqualTo(4);
        assertThat(client.update("DELETE FROM counted WHERE n > :n", Map.of("n", 1)))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO written VALUES (1)\nRETURNING a",
                "WITH new AS (INSERT INTO written VALUES (1) RETURNING a) SELECT * FROM new",
                " select setval('numbers', 7)",
            })
    void anUpdateThatReturnsRowsIsRefusedAndLeavesNothing(String sql) {
        client.execute("CREATE TABLE IF NOT EXISTS written (a int)");
        client.execute("CREATE SEQUENCE IF NOT EXISTS numbers");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.update(sql).run())
                .withMessageContaining("use query()");
        assertThat(client.query("SELECT count(*) FROM written").single(Long.class))
                .isZero();
    }

    @Test
    void aCallThatReturnsARowIsRefusedBeforeItIsMade() {
        client.execute("CREATE TABLE called (a int)");
        client.execute("CREATE PROCEDURE answering(number int, INOUT answer int) LANGUAGE plpgsql AS"
                + " 'BEGIN INSERT INTO called VALUES (number); COMMIT; answer := 42; END'");
        client.execute("CREATE PROCEDURE silent(number int) LANGUAGE plpgsql AS"
                + " 'BEGIN INSERT INTO called VALUES (number); COMMIT; END'");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.update("CALL answering(:number, NULL)")
                        .bind("number", 1)
                        .run())
                .withMessageContaining("use query()");
        assertThat(client.query("SELECT count(*) FROM called").single(Long.class))
                .isZero();
        client.update("call silent(:number)").bind("number", 2).run();
        assertThat(client.query("SELECT a FROM called").single(Integer.class)).isEqualTo(2);
    }
}
