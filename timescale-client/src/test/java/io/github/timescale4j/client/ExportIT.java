package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.mapping.RowMappingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExportIT {

    private static final Instant NOON = Instant.parse("2024-01-02T12:00:00.123456Z");

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("export_it");
        database.createMetricData();
        client = database.client();
        client.insertAll(IntStream.range(0, 1_000)
                .mapToObj(i -> new MetricData(NOON.plusSeconds(i), "gerät-" + i % 7, "cpu", i))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    private static Query some() {
        return client.query("""
                        SELECT * FROM metric_data -- :no parameter, and no ' either
                        WHERE device_id = :id AND timestamp >= :from ORDER BY timestamp;""").bind("id", "gerät-3").bind("from", NOON);
    }

    private static <T> List<T> exported(Query query, Class<T> type) {
        try (Stream<T> rows = query.export(type)) {
            return rows.toList();
        }
    }

    @Test
    void exportsTheRowsThatAListHas() {
        assertThat(exported(some(), MetricData.class)).hasSize(143).isEqualTo(some().list(MetricData.class));
        assertThat(client.activeConnections()).isZero();
    }

    record Everything(
            boolean flag,
            short small,
            int number,
            long big,
            float single,
            double twice,
            double fromInt,
            int fromBig,
            BigDecimal price,
            String text,
            @Nullable String missing,
            UUID id,
            byte[] bytes,
            Instant moment,
            Instant infinite,
            Instant local,
            OffsetDateTime offset,
            LocalDate day,
            LocalDateTime wall,
            LocalTime time,
            Duration length,
            String address,
            String json,
            Map<String, Object> map,
            double[] samples,
            List<String> tags,
            String padded,
            @Nullable Double nothing) {}

    @Test
    void everyTypeIsReadAsInAList() {
        String sql = """
                SELECT true AS flag, 7::int2 AS small, -7::int4 AS number, 5000000000::int8 AS big, 1.1::float4 AS single,
                    '-Infinity'::float8 AS twice, 3::int4 AS from_int, 4::int8 AS from_big, 12.340::numeric AS price,
                    'ä''\\'::varchar AS text, NULL::text AS missing,
                    '6f2c0b6e-45a8-4a3c-9b1e-0d7a3c1b2f4d'::uuid AS id, '\\x00ff'::bytea AS bytes,
                    '1969-12-31T23:59:59.999999Z'::timestamptz AS moment, 'infinity'::timestamptz AS infinite,
                    '2024-03-31 02:30'::timestamp AS local, '2024-03-31T03:30+02'::timestamptz AS "offset",
                    '1999-12-31'::date AS day, '2024-03-31 02:30'::timestamp AS wall, '02:30:01.5'::time AS time,
                    '1 day 02:30:00.5'::interval AS length, '10.0.0.1'::inet AS address, '{"a": [1]}'::jsonb AS json,
                    '{"a": [1]}'::jsonb AS map, ARRAY[1.5, 2]::float8[] AS samples, ARRAY['a', 'b,"c'] AS tags,
                    'x'::char(3) AS padded, NULL::float8 AS nothing""";

        Everything listed = client.query(sql).single(Everything.class);
        List<Everything> exported = exported(client.query(sql), Everything.class);

        assertThat(exported).hasSize(1);
        assertThat(exported.get(0)).usingRecursiveComparison().isEqualTo(listed);
    }

    @Test
    void misfitsAreRefusedAsInAList() {
        record Strict(String name, int number) {}
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> exported(client.query("SELECT 'a' AS name, NULL::int AS number"), Strict.class))
                .withMessageContaining("'number'")
                .withMessageContaining("int cannot be");
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> exported(client.query("SELECT 'a' AS name, 3000000000 AS number"), Strict.class))
                .withMessageContaining("does not fit into Integer");
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> exported(client.query("SELECT 'a' AS nmae, 3 AS number"), Strict.class))
                .withMessageContaining("Did you mean 'nmae'?");
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> exported(client.query("SELECT NULL::text AS a"), String.class))
                .withMessageContaining("column 'a' is null");
        assertThat(client.activeConnections()).isZero();
    }

    static Stream<Object> values() {
        return Stream.of(
                true,
                (short) -7,
                -7,
                Long.MIN_VALUE,
                1.1f,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                new BigDecimal("1E+3"),
                UUID.fromString("6f2c0b6e-45a8-4a3c-9b1e-0d7a3c1b2f4d"),
                new byte[] {0, -1, 39, 92},
                NOON,
                Instant.MAX,
                Instant.MIN,
                LocalDate.of(2024, 3, 31),
                LocalDateTime.of(2024, 3, 31, 2, 30),
                LocalTime.of(2, 30),
                Duration.ofMillis(-90_500),
                new String[] {"a", "b','c"},
                new double[] {1.5, -2},
                'x');
    }

    @ParameterizedTest(name = "{0} comes back as it was bound")
    @MethodSource("values")
    void writesEveryTypeAsALiteral(Object value) {
        Object bound = client.query("SELECT :value AS v").bind("value", value).single(value.getClass());
        Object written = exported(client.query("SELECT :value AS v").bind("value", value), value.getClass())
                .get(0);

        assertThat(written).isEqualTo(bound);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "''",
                "\\",
                "\\'",
                "'; DROP TABLE metric_data; --",
                "'::text) OR (true",
                "$$",
                "$1",
                "?",
                ":id",
                "/*",
                "--",
                "\n'||pg_sleep(1)||'",
                "\u02bc\u2019",
                "E'\\x27'",
                "\uD83D\uDE00"
            })
    void aTextIsNeverAnythingButAText(String text) {
        assertThat(exported(client.query("SELECT :text AS a").bind("text", text), String.class))
                .containsExactly(text);
        assertThat(exported(
                        client.query("SELECT count(*) AS a FROM metric_data WHERE device_id = :text")
                                .bind("text", text),
                        Long.class))
                .containsExactly(0L);
        StringWriter csv = new StringWriter();
        assertThat(client.query("SELECT 1 AS a WHERE 'x' = :text")
                        .bind("text", text)
                        .exportCsv(csv))
                .isZero();
        assertThat(csv).hasToString("a\n");
    }

    @Test
    void whatLooksLikeAParameterInTheSqlIsNone() {
        assertThat(exported(
                        client.query("SELECT ':no ?'::text || $$ x $$ || :yes /* ? :no */ -- ?")
                                .bind("yes", "!"),
                        String.class))
                .containsExactly(":no ? x !");
        assertThat(exported(client.query("SELECT '{\"a\": 1}'::jsonb ?? :key").bind("key", "a"), Boolean.class))
                .containsExactly(true);
        assertThat(exported(
                        client.query("SELECT count(*) AS n FROM metric_data WHERE value IN (:values)")
                                .bind("values", List.of(1, 3)),
                        Long.class))
                .containsExactly(2L);
    }

    @Test
    void whatCannotBeWrittenIsRefused() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT :v").bind("v", Map.of()).export(String.class))
                .withMessageContaining("java.util");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(
                        () -> client.query("SELECT :v").bind("v", "top\0secret").export(String.class))
                .withMessageContaining("NUL")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT 1; SELECT 2").export(Integer.class))
                .withMessageContaining("one statement");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.query("SELECT 1").genericPlan().export(Integer.class))
                .withMessageContaining("genericPlan");
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void anExportLeftEarlyLeavesTheConnectionAsItWas() {
        try (Stream<Integer> numbers =
                client.query("SELECT n FROM generate_series(1, 20000) n").export(Integer.class)) {
            assertThat(numbers.limit(3).toList()).containsExactly(1, 2, 3);
            assertThat(client.activeConnections()).isOne();
        }
        assertThat(client.activeConnections()).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(client.query("SELECT :i").bind("i", i).single(Integer.class))
                    .isEqualTo(i);
        }
    }

    @Test
    void anExportLeftEarlyDoesNotFailTheTransactionItBelongsTo() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));
        client.execute("CREATE TABLE written (a int)");

        transaction.executeWithoutResult(status -> {
            client.update("INSERT INTO written SELECT generate_series(1, 5000)").run();
            try (Stream<Integer> own = client.query("SELECT a FROM written ORDER BY a")
                    .timeout(Duration.ofMinutes(1))
                    .export(Integer.class)) {
                assertThat(own.findFirst()).contains(1);
            }
            assertThat(client.query("SHOW statement_timeout").single(String.class))
                    .isEqualTo("0");
            client.update("INSERT INTO written VALUES (0)").run();
        });

        assertThat(client.query("SELECT count(*) FROM written").single(Long.class))
                .isEqualTo(5_001);
    }

    private static String limit(Query query) {
        return exported(query, String.class).get(0);
    }

    @Test
    void theLeastOfAllTimeLimitsHolds() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));
        String sql = "SELECT current_setting('statement_timeout')";

        assertThat(limit(client.query(sql))).isEqualTo("0");
        assertThat(limit(client.query(sql).timeout(Duration.ofMillis(1_500)))).isEqualTo("1500ms");
        transaction.executeWithoutResult(status -> {
            client.execute("SET LOCAL statement_timeout = '1s'");
            assertThat(limit(client.query(sql).timeout(Duration.ofMinutes(1)))).isEqualTo("1s");
            assertThat(limit(client.query(sql).timeout(Duration.ofMillis(700)))).isEqualTo("700ms");
            assertThat(client.query("SHOW statement_timeout").single(String.class))
                    .isEqualTo("1s");
        });
    }

    @Test
    void theTimeoutOfTheTransactionHoldsForItsExports() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));
        transaction.setTimeout(9);

        transaction.executeWithoutResult(status -> {
            Query seconds =
                    client.query("SELECT extract(epoch FROM current_setting('statement_timeout')::interval)::float8");
            StringWriter csv = new StringWriter();
            assertThat(exported(seconds, Double.class).get(0)).isBetween(1.0, 9.0);
            seconds.timeout(Duration.ofMinutes(1)).exportCsv(csv);
            assertThat(Double.parseDouble(csv.toString().lines().toList().get(1)))
                    .isBetween(1.0, 9.0);
            assertThat(client.query("SHOW statement_timeout").single(String.class))
                    .isEqualTo("0");
        });
    }

    @Test
    void writesCsv() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter text = new StringWriter();
        String sql = "SELECT n AS \"N\", 'ä \"b\",\n' AS text, NULL AS none FROM generate_series(1, :n) n";

        assertThat(client.query(sql).bind("n", 2).exportCsv(out)).isEqualTo(2);
        assertThat(client.query(sql).bind("n", 2).exportCsv(text)).isEqualTo(2);

        assertThat(text).hasToString("N,text,none\n1,\"ä \"\"b\"\",\n\",\n2,\"ä \"\"b\"\",\n\",\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text.toString());
        assertThat(some().maxRows(4).exportCsv(new StringWriter())).isEqualTo(4);
    }

    @Test
    void anErrorOfTheOutputEndsTheExport() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> some().exportCsv(full))
                .withMessageContaining("disk full");
        assertThat(client.activeConnections()).isZero();
        assertThat(client.query("SELECT 1").single(Integer.class)).isOne();
    }
}
