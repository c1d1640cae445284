package io.github.timescale4j.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;

class MappingIT {

    private static final Instant TIME = Instant.parse("2024-03-31T01:30:00.123456Z");
    private static final UUID ID = UUID.fromString("6f2c0b6e-45a8-4a3c-9b1e-0d7a3c1b2f4d");

    private static TestDatabase database;
    private static TimeScaleClient client;
    private static TimeZone zone;

    @BeforeAll
    static void open() {
        zone = TimeZone.getDefault();
        // A zone in which 2024-03-31T02:30 does not exist, and which is never UTC.
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        database = TestDatabase.embedded("mapping_it");
        client = database.client();
    }

    @AfterAll
    static void close() {
        TimeZone.setDefault(zone);
        client.close();
        database.close();
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("true", Boolean.class, true),
                Arguments.of("7::int2", byte.class, (byte) 7),
                Arguments.of("7::int2", Short.class, (short) 7),
                Arguments.of("7", int.class, 7),
                Arguments.of("7::int8", Integer.class, 7),
                Arguments.of("9007199254740993::int8", long.class, 9_007_199_254_740_993L),
                Arguments.of("7.0::numeric", Integer.class, 7),
                Arguments.of("7::float8", Long.class, 7L),
                Arguments.of("1.5::float4", float.class, 1.5f),
                Arguments.of("1.5::float8", Float.class, 1.5f),
                Arguments.of("1.1::float4", double.class, 1.1),
                Arguments.of("ARRAY[1.1]::float4[]", double[].class, new double[] {1.1}),
                Arguments.of("1.5::numeric", double.class, 1.5),
                Arguments.of("'NaN'::numeric", Double.class, Double.NaN),
                Arguments.of("'-Infinity'::float8", Double.class, Double.NEGATIVE_INFINITY),
                Arguments.of("12.340::numeric", BigDecimal.class, new BigDecimal("12.340")),
                Arguments.of("7::int8", BigDecimal.class, new BigDecimal("7")),
                Arguments.of("10::numeric ^ 400", BigInteger.class, BigInteger.TEN.pow(400)),
                Arguments.of("7::int8", Number.class, 7L),
                Arguments.of("'x'::text", String.class, "x"),
                Arguments.of("'x'::bpchar", Character.class, 'x'),
                Arguments.of("'SAD'::text", AllTypes.Mood.class, AllTypes.Mood.SAD),
                Arguments.of("'" + ID + "'::uuid", UUID.class, ID),
                Arguments.of("'\\x00ff'::bytea", byte[].class, new byte[] {0, -1}),
                Arguments.of("'2024-03-31T01:30:00.123456Z'::timestamptz", Instant.class, TIME),
                Arguments.of("'2024-03-31 02:30'::timestamp", Instant.class, Instant.parse("2024-03-31T02:30:00Z")),
                Arguments.of("'infinity'::timestamptz", Instant.class, Instant.MAX),
                Arguments.of("'-infinity'::timestamptz", Instant.class, Instant.MIN),
                Arguments.of("'infinity'::timestamp", Instant.class, Instant.MAX),
                Arguments.of(
                        "'2024-03-31T03:30+02'::timestamptz",
                        OffsetDateTime.class,
                        OffsetDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneOffset.UTC)),
                Arguments.of(
                        "'2024-03-31T03:30+02'::timestamptz",
                        ZonedDateTime.class,
                        ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneOffset.UTC)),
                Arguments.of(
                        "'2024-03-31 02:30'::timestamp", LocalDateTime.class, LocalDateTime.of(2024, 3, 31, 2, 30)),
                Arguments.of("'2024-03-31'::date", LocalDate.class, LocalDate.of(2024, 3, 31)),
                Arguments.of("'02:30'::time", LocalTime.class, LocalTime.of(2, 30)),
                Arguments.of("'1 day 02:30:00.5'::interval", Duration.class, Duration.parse("P1DT2H30M0.5S")),
                Arguments.of("ARRAY[1.5, 2]::float8[]", double[].class, new double[] {1.5, 2}),
                Arguments.of("ARRAY['a', null]", String[].class, new String[] {"a", null}),
                Arguments.of("ARRAY[1, 2]", List.class, List.of(1L, 2L)),
                Arguments.of(
                        "ARRAY['2024-03-31T01:30:00.123456Z'::timestamptz]", Instant[].class, new Instant[] {TIME}),
                Arguments.of("ARRAY[[1, 2], [3, 4]]", int[][].class, new int[][] {{1, 2}, {3, 4}}),
                Arguments.of("'{\"a\": [1]}'::jsonb", Map.class, Map.of("a", List.of(1))),
                Arguments.of("'2024-03-31T01:30:00.123456Z'::timestamptz", Object.class, TIME));
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @MethodSource("columns")
    <T> void readsEveryType(String sql, Class<T> type, Object expected) {
        assertThat((Object) client.query("SELECT " + sql).single(type)).isEqualTo(expected);
    }

    record Real(double value, String text) {}

    @Test
    void aRealIsTheDoubleOfItsDecimalInEveryFormat() {
        Random random = new Random(4);
        float[] values = new float[3_000];
        for (int i = 0; i < values.length; i++) {
            // Every power of two, small numbers with few decimals, and anything.
            float any = Float.intBitsToFloat(random.nextInt());
            values[i] = i < 277 ? Math.scalb(1f, i - 149) : i < 1_000 ? random.nextInt(100_000) / 1_000f : any;
        }
        Query query = client.query("SELECT value, value::text AS text FROM unnest(:values) AS value")
                .bind("values", values);

        List<Real> asText = query.list(Real.class);
        List<Real> binary = new ArrayList<>();
        query.forEach(Real.class, binary::add);
        List<Real> exported;
        try (Stream<Real> rows = query.export(Real.class)) {
            exported = rows.toList();
        }

        assertThat(asText).allSatisfy(real -> assertThat(real.value()).isEqualTo(Double.valueOf(real.text())));
        assertThat(binary).isEqualTo(asText);
        assertThat(exported).isEqualTo(asText);
    }

    static Stream<Arguments> arraysWithoutElements() {
        return Stream.of(
                Arguments.of(new double[0], "double precision[]"),
                Arguments.of(new Integer[] {null, null}, "integer[]"),
                Arguments.of(new Instant[0], "timestamp with time zone[]"),
                Arguments.of(new UUID[0], "uuid[]"),
                Arguments.of(new byte[0][], "bytea[]"),
                Arguments.of(new BigDecimal[] {null}, "numeric[]"),
                Arguments.of(new AllTypes.Mood[0], "text[]"),
                Arguments.of(new Object[0], "text[]"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("arraysWithoutElements")
    void anArrayWithoutElementsHasTheTypeOfItsComponents(Object array, String type) {
        Query query = client.query("SELECT pg_typeof(:array)::text AS type").bind("array", array);

        assertThat(query.single(String.class)).isEqualTo(type);
        try (Stream<String> exported = query.export(String.class)) {
            assertThat(exported).containsExactly(type);
        }
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of("128::int2", byte.class, "does not fit into Byte"),
                Arguments.of("2147483648::int8", int.class, "does not fit into Integer"),
                Arguments.of("10::numeric ^ 30", long.class, "does not fit into Long"),
                Arguments.of("1.5::numeric", int.class, "decimals"),
                Arguments.of("1e300::float8", float.class, "does not fit into Float"),
                Arguments.of("10::numeric ^ 400", double.class, "does not fit into Double"),
                Arguments.of("10::numeric ^ 400", Float.class, "does not fit into Float"),
                Arguments.of("'NaN'::float8", BigDecimal.class, "NaN"),
                Arguments.of("'topsecret'::text", int.class, "a column of type text cannot become int"),
                Arguments.of("'topsecret'::text", AllTypes.Mood.class, "HAPPY, SAD"),
                Arguments.of("'topsecret'::text", char.class, "9 characters"),
                Arguments.of("1", boolean.class, "int4 cannot become boolean"),
                Arguments.of("now()", LocalDateTime.class, "timestamptz cannot become java.time.LocalDateTime"),
                Arguments.of("'1 month'::interval", Duration.class, "no fixed length"),
                Arguments.of("ARRAY[1, null]", int[].class, "an element is null"),
                Arguments.of("'[topsecret'::text", Thread.class, "Thread"));
    }

    @ParameterizedTest(name = "{0} is not read as {1}")
    @MethodSource("misfits")
    <T> void refusesWhatWouldLosePartOfTheValueAndDoesNotShowIt(String sql, Class<T> type, String reason) {
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT " + sql + " AS c").single(type))
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }

    static Stream<Object> parameters() {
        return Stream.of(
                true,
                (short) 7,
                7,
                7L,
                1.5f,
                1.5,
                new BigDecimal("12.340"),
                "x",
                ID,
                new byte[] {0, -1},
                TIME,
                Instant.MAX,
                Instant.MIN,
                LocalDate.of(2024, 3, 31),
                LocalDateTime.of(2024, 3, 31, 2, 30),
                LocalTime.of(2, 30),
                Duration.ofMinutes(-90),
                AllTypes.Mood.HAPPY,
                'x',
                Map.of("a", "b"),
                new int[] {1, 2},
                new double[] {1.5},
                new String[] {"a", "b,\"c"},
                new UUID[] {ID},
                new Instant[] {TIME, Instant.MAX},
                new LocalDate[] {LocalDate.of(2024, 3, 31)},
                new AllTypes.Mood[] {AllTypes.Mood.SAD});
    }

    @ParameterizedTest(name = "{0} comes back as it was bound")
    @MethodSource("parameters")
    void bindsEveryType(Object value) {
        Class<?> type = value instanceof Map ? Map.class : value.getClass();
        assertThat((Object) client.query("SELECT :value").bind("value", value).single(type))
                .isEqualTo(value);
    }

    @Test
    void anOffsetIsBoundAsThePointInTime() {
        OffsetDateTime time = OffsetDateTime.parse("2024-03-31T03:30:00+05:30");
        assertThat(client.query("SELECT :time").bind("time", time).single(Instant.class))
                .isEqualTo(time.toInstant());
        assertThat(client.query("SELECT :time")
                        .bind("time", time.toZonedDateTime())
                        .single(Instant.class))
                .isEqualTo(time.toInstant());
    }

    @Test
    void nullIsBoundAsNull() {
        assertThat(client.query("SELECT :value::int").bind("value", null).scalar(Integer.class))
                .isNull();
    }

    @Test
    void aDeclaredRowComesBackAsItWasInserted() {
        database.run("""
                CREATE TABLE all_types (time timestamptz NOT NULL, flag boolean, small int2, number int, big int8,
                    single float4, twice float8, boxed int, text text, price numeric, id uuid, bytes bytea, mood text,
                    "offset" timestamptz, day date, local timestamp, samples float8[], tags text[],
                    instants timestamptz[], attributes jsonb, address inet, code varchar(5))""");
        AllTypes row = new AllTypes(
                TIME,
                true,
                (short) -3,
                4,
                5_000_000_000L,
                1.5f,
                2.25,
                null,
                null,
                new BigDecimal("12.340"),
                ID,
                new byte[] {1, 2},
                AllTypes.Mood.SAD,
                OffsetDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneOffset.UTC),
                LocalDate.of(2024, 3, 31),
                LocalDateTime.of(2024, 3, 31, 2, 30),
                new double[] {1, 2.5},
                List.of("a", "b,c"),
                new Instant[] {TIME},
                Map.of("unit", "°C", "depth", 3),
                "10.0.0.1",
                "abcde");

        client.insert(row);

        AllTypes read = client.query("SELECT * FROM all_types").single(AllTypes.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(row);

        AllTypes tooLong = new AllTypes(
                TIME,
                true,
                (short) 0,
                0,
                0,
                0,
                0,
                null,
                null,
                BigDecimal.ONE,
                ID,
                new byte[0],
                AllTypes.Mood.SAD,
                row.offset(),
                row.day(),
                row.local(),
                new double[0],
                List.of(),
                new Instant[0],
                Map.of(),
                "::1",
                "abcdef");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .as("a text that is too long is an error and not cut")
                .isThrownBy(() -> client.insert(tooLong))
                .withMessageContaining("22001");
    }

    record Renamed(@Column(name = "sensor") String sensorId, double avgValue, int count) {}

    @Test
    void findsColumnsByAnnotationSnakeCaseAndExactName() {
        assertThat(client.query("SELECT 1 AS count, 'a' AS sensor, 2.5::float8 AS avg_value, 9 AS more")
                        .single(Renamed.class))
                .isEqualTo(new Renamed("a", 2.5, 1));
        assertThat(client.query("SELECT 1 AS count, 'a' AS sensor, 2.5::float8 AS \"avgValue\"")
                        .single(Renamed.class))
                .isEqualTo(new Renamed("a", 2.5, 1));
        assertThat(client.query("SELECT 1 AS count, 'a' AS sensor, 2.5::float8 AS avgValue")
                        .single(Renamed.class))
                .isEqualTo(new Renamed("a", 2.5, 1));
    }

    record Id(String id, int indexInId) {}

    @Test
    void namesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(client.query("SELECT 'x' AS id, 1 AS index_in_id").single(Id.class))
                    .isEqualTo(new Id("x", 1));
            assertThat(client.query("SELECT 'x' AS id, 1 AS indexInId").single(Id.class))
                    .isEqualTo(new Id("x", 1));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMissingColumnIsNamedTogetherWithTheNearestOne() {
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT 1 AS count, 'a' AS sensor, 2.5::float8 AS avg_vlaue")
                        .list(Renamed.class))
                .withMessageContaining("no column 'avg_value' for 'avgValue' of Renamed")
                .withMessageContaining("count, sensor, avg_vlaue")
                .withMessageContaining("Did you mean 'avg_vlaue'?")
                .satisfies(e -> assertThat(e.column()).isEqualTo("avg_value"))
                .satisfies(e -> assertThat(e.component()).isEqualTo("avgValue"));
    }

    @Test
    void twoColumnsOfTheNameAreAmbiguous() {
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT 'x' AS id, 'y' AS id, 1 AS index_in_id")
                        .list(Id.class))
                .withMessageContaining("several columns 'id'");
    }

    record Strict(String name, int number, @Nullable String note) {}

    @Test
    void nullGoesOnlyWhereItIsAllowed() {
        assertThat(client.query("SELECT 'a' AS name, 1 AS number, null::text AS note")
                        .single(Strict.class))
                .isEqualTo(new Strict("a", 1, null));
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT null::text AS name, 1 AS number, null::text AS note")
                        .list(Strict.class))
                .withMessageContaining("column 'name' for 'name' of Strict is null")
                .withMessageContaining("@Nullable");
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT 'a' AS name, null::int AS number, null::text AS note")
                        .list(Strict.class))
                .withMessageContaining("'number'")
                .withMessageContaining("int cannot be");
    }

    @Test
    void aSimpleValueTakesOneColumn() {
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT 1 AS a, 2 AS b").list(Integer.class))
                .withMessageContaining("2 columns (a, b) cannot become one Integer");
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT null::int AS a").list(Integer.class))
                .withMessageContaining("column 'a' is null");
    }

    record WithJson(Map<String, List<Integer>> series, Point point) {
        record Point(int x, int y) {}
    }

    @Test
    void jsonKeepsTheTypeArgumentsOfTheComponent() {
        assertThat(client.query("SELECT '{\"a\": [1, 2]}'::json AS series, '{\"x\": 1, \"y\": 2}'::jsonb AS point")
                        .single(WithJson.class))
                .isEqualTo(new WithJson(Map.of("a", List.of(1, 2)), new WithJson.Point(1, 2)));
        assertThatExceptionOfType(RowMappingException.class)
                .isThrownBy(() -> client.query("SELECT '{\"a\": \"topsecret\"}'::json AS series, '{}'::jsonb AS point")
                        .single(WithJson.class))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
    }
}
