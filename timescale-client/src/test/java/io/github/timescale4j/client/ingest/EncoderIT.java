package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import io.github.timescale4j.client.mapping.binary.FieldEncoder;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.RelationName;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EncoderIT {

    private static TestDatabase database;
    private static Connection connection;
    private static StatementRunner runner;

    private enum Mood {
        HAPPY,
        SAD
    }

    @SuppressWarnings("unused") // for the types of its components
    private record Generic(
            List<String> texts,
            List<Integer> numbers,
            Set<Mood> moods,
            Map<String, Object> object,
            List<Instant> instants,
            List<List<Integer>> nested) {

        static Type of(String component) {
            return Stream.of(Generic.class.getRecordComponents())
                    .filter(each -> each.getName().equals(component))
                    .findFirst()
                    .orElseThrow()
                    .getGenericType();
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.embedded("encoder_it");
        connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        run("SET search_path = encoder_it, public");
        run("SET TimeZone = 'Asia/Kolkata'"); // must not matter
        run("CREATE TYPE mood AS ENUM ('HAPPY', 'SAD')");
        run("CREATE DOMAIN positive AS int4 CHECK (VALUE > 0)");
        run("CREATE DOMAIN small_positive AS positive CHECK (VALUE < 10)");
        run("CREATE DOMAIN present AS text NOT NULL");
        runner = new StatementRunner(new SingleConnectionDataSource(connection, true), List.of(), List.of());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Stream<Arguments> values() throws Exception {
        String emoji = "\uD83D\uDE00";
        return Stream.of(
                        numbers(),
                        Stream.of(
                                Arguments.of("bool", boolean.class, true, "true"),
                                Arguments.of("bool", Boolean.class, false, "false"),
                                Arguments.of("text", String.class, "", ""),
                                Arguments.of("text", String.class, "plain", "plain"),
                                Arguments.of("text", String.class, "é€" + emoji + "\t\n\\.", "é€" + emoji + "\t\n\\."),
                                Arguments.of(
                                        "text",
                                        String.class,
                                        "\u007F\u0080\u07FF\u0800\uFFFF",
                                        "\u007F\u0080\u07FF\u0800\uFFFF"),
                                Arguments.of("text", CharSequence.class, new StringBuilder("abé"), "abé"),
                                Arguments.of("text", char.class, 'x', "x"),
                                Arguments.of("text", Mood.class, Mood.SAD, "SAD"),
                                Arguments.of("varchar(5)", String.class, "éé", "éé"),
                                Arguments.of("char(3)", String.class, "a", "a"),
                                Arguments.of("name", String.class, "n", "n"),
                                Arguments.of("present", String.class, "p", "p"),
                                Arguments.of("mood", Mood.class, Mood.HAPPY, "HAPPY"),
                                Arguments.of("mood", String.class, "SAD", "SAD"),
                                Arguments.of("bytea", byte[].class, new byte[] {0, -1}, "\\x00ff"),
                                Arguments.of("bytea", byte[].class, new byte[0], "\\x"),
                                Arguments.of(
                                        "uuid", UUID.class, new UUID(1, -1), "00000000-0000-0001-ffff-ffffffffffff"),
                                Arguments.of("json", String.class, "{\"a\":  1}", "{\"a\":  1}"),
                                Arguments.of("jsonb", String.class, "{\"a\":  1}", "{\"a\": 1}"),
                                Arguments.of("jsonb", Generic.of("object"), Map.of("a", List.of(1)), "{\"a\": [1]}"),
                                Arguments.of("jsonb", Generic.of("texts"), List.of("é"), "[\"é\"]")),
                        times(),
                        addresses(),
                        arrays())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of("int2", byte.class, (byte) -7, "-7"),
                Arguments.of("int2", int.class, -32_768, "-32768"),
                Arguments.of("int4", int.class, Integer.MIN_VALUE, "-2147483648"),
                Arguments.of("int4", Short.class, (short) 7, "7"),
                Arguments.of("int8", int.class, 7, "7"),
                Arguments.of("int8", long.class, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of("int8", Long.class, Long.MAX_VALUE, "9223372036854775807"),
                Arguments.of("small_positive", int.class, 7, "7"),
                Arguments.of("numeric", int.class, -70_001, "-70001"),
                Arguments.of("numeric", long.class, Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of("float8", int.class, 7, "7"),
                Arguments.of("float8", double.class, Double.MIN_VALUE, "5e-324"),
                Arguments.of("float8", double.class, Double.MAX_VALUE, "1.7976931348623157e+308"),
                Arguments.of("float8", double.class, -0.0, "-0"),
                Arguments.of("float8", double.class, Double.NaN, "NaN"),
                Arguments.of("float8", Double.class, Double.NEGATIVE_INFINITY, "-Infinity"),
                Arguments.of("float8", float.class, 0.1f, "0.10000000149011612"),
                Arguments.of("float4", float.class, 0.1f, "0.1"),
                Arguments.of("float4", double.class, 0.1, "0.1"),
                Arguments.of("float4", double.class, Double.POSITIVE_INFINITY, "Infinity"),
                Arguments.of("numeric", double.class, 0.1, "0.1"),
                Arguments.of("numeric", double.class, 1.0 / 3, "0.333333333333333"),
                Arguments.of("numeric", float.class, 1.0f / 3, "0.333333"),
                Arguments.of("numeric", double.class, -0.0, "0"),
                Arguments.of("numeric", double.class, Double.NaN, "NaN"),
                Arguments.of("numeric", Double.class, Double.NEGATIVE_INFINITY, "-Infinity"),
                Arguments.of("numeric", double.class, 1.5e20, "150000000000000000000"),
                Arguments.of("numeric(6,2)", BigDecimal.class, new BigDecimal("12.345"), "12.35"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("0.000"), "0.000"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("-12.340"), "-12.340"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("0.00010"), "0.00010"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("0.0000001"), "0.0000001"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("10000"), "10000"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("1E+6"), "1000000"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("123456789.00001"), "123456789.00001"),
                Arguments.of(
                        "numeric", BigInteger.class, BigInteger.TEN.pow(400).negate(), "-1" + "0".repeat(400)));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of(
                        "timestamptz",
                        Instant.class,
                        Instant.parse("2024-03-31T01:30:00.1234565Z"),
                        utc("2024-03-31 01:30:00.123457")),
                Arguments.of(
                        "timestamptz",
                        Instant.class,
                        Instant.parse("1969-12-31T23:59:59.9999994Z"),
                        utc("1969-12-31 23:59:59.999999")),
                Arguments.of("timestamptz", Instant.class, Instant.MAX, "infinity"),
                Arguments.of(
                        "timestamptz",
                        Instant.class,
                        Instant.parse("0000-12-30T18:30:00Z"),
                        "0001-12-31 00:23:28+05:53:28 BC"),
                Arguments.of(
                        "timestamp", LocalDateTime.class, LocalDateTime.of(0, 2, 29, 1, 2), "0001-02-29 01:02:00 BC"),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        LocalDateTime.of(-4712, 1, 1, 0, 0),
                        "4713-01-01 00:00:00 BC"),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        LocalDateTime.of(-4713, 11, 24, 0, 0),
                        "4714-11-24 00:00:00 BC"),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_499),
                        "294276-12-31 23:59:59.999999"),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        LocalDateTime.of(9_999, 12, 31, 23, 59, 59, 999_999_500),
                        "10000-01-01 00:00:00"),
                Arguments.of("date", LocalDate.class, LocalDate.of(0, 1, 1), "0001-01-01 BC"),
                Arguments.of("date", LocalDate.class, LocalDate.of(10_000, 1, 1), "10000-01-01"),
                Arguments.of("timestamptz", Instant.class, Instant.MIN, "-infinity"),
                Arguments.of(
                        "timestamp", Instant.class, Instant.parse("-4712-01-01T00:00:00Z"), "4713-01-01 00:00:00 BC"),
                Arguments.of(
                        "timestamp", Instant.class, Instant.parse("-4713-11-24T00:00:00Z"), "4714-11-24 00:00:00 BC"),
                Arguments.of(
                        "timestamp",
                        Instant.class,
                        Instant.parse("+294276-12-31T23:59:59.999999Z"),
                        "294276-12-31 23:59:59.999999"),
                Arguments.of("timestamp", Instant.class, Instant.parse("2024-03-31T02:30:00Z"), "2024-03-31 02:30:00"),
                Arguments.of(
                        "timestamp",
                        LocalDateTime.class,
                        LocalDateTime.parse("2024-03-31T02:30:00"),
                        "2024-03-31 02:30:00"),
                Arguments.of("timestamp", LocalDateTime.class, LocalDateTime.MAX, "infinity"),
                Arguments.of("timestamp", LocalDateTime.class, LocalDateTime.MIN, "-infinity"),
                Arguments.of(
                        "timestamptz",
                        OffsetDateTime.class,
                        OffsetDateTime.parse("2024-03-31T03:30:00+02:00"),
                        utc("2024-03-31 01:30:00")),
                Arguments.of("timestamptz", OffsetDateTime.class, OffsetDateTime.MAX, "infinity"),
                Arguments.of(
                        "timestamptz",
                        ZonedDateTime.class,
                        ZonedDateTime.of(LocalDateTime.parse("2024-07-01T00:00:00"), ZoneId.of("Europe/Berlin")),
                        utc("2024-06-30 22:00:00")),
                Arguments.of("date", LocalDate.class, LocalDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of("date", LocalDate.class, LocalDate.of(-4713, 11, 24), "4714-11-24 BC"),
                Arguments.of("date", LocalDate.class, LocalDate.of(5_874_897, 12, 31), "5874897-12-31"),
                Arguments.of("date", LocalDate.class, LocalDate.MAX, "infinity"),
                Arguments.of("date", LocalDate.class, LocalDate.MIN, "-infinity"),
                Arguments.of("time", LocalTime.class, LocalTime.of(2, 30, 0, 1_000), "02:30:00.000001"),
                Arguments.of("time", LocalTime.class, LocalTime.MAX, "24:00:00"),
                Arguments.of("interval", Duration.class, Duration.parse("PT36H0.5S"), "36:00:00.5"),
                Arguments.of("interval", Duration.class, Duration.parse("PT-0.5S"), "-00:00:00.5"),
                Arguments.of("interval", Duration.class, Duration.parse("PT-36H-0.5S"), "-36:00:00.5"),
                Arguments.of("interval", Duration.class, Duration.ofNanos(-1), "-00:00:00.000001"),
                Arguments.of("interval", Duration.class, Duration.ofDays(36_525), "876600:00:00"));
    }

    /** What a session in India shows of a time in UTC. */
    private static String utc(String time) {
        return java.sql.Timestamp.valueOf(time)
                .toLocalDateTime()
                .plusMinutes(330)
                .format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS"))
                .replaceFirst("\\.?0*$", time.endsWith("0") && !time.contains(".") ? "" : "")
                .replaceFirst("$", "+05:30");
    }

    private static Stream<Arguments> addresses() throws Exception {
        return Stream.of(
                Arguments.of("inet", String.class, "10.0.0.1", "10.0.0.1/32"),
                Arguments.of("inet", String.class, "10.0.0.1/8", "10.0.0.1/8"),
                Arguments.of("inet", String.class, "::1", "::1/128"),
                Arguments.of("inet", String.class, "2001:DB8::1:0/64", "2001:db8::1:0/64"),
                Arguments.of("inet", String.class, "::ffff:1.2.3.4", "::ffff:1.2.3.4/128"),
                Arguments.of("inet", String.class, "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8/128"),
                Arguments.of("inet", String.class, "1::", "1::/128"),
                Arguments.of("inet", InetAddress.class, InetAddress.getByName("127.0.0.1"), "127.0.0.1/32"),
                Arguments.of("cidr", String.class, "10.0.0.0/8", "10.0.0.0/8"),
                Arguments.of("cidr", String.class, "10.0.0.1", "10.0.0.1/32"));
    }

    private static Stream<Arguments> arrays() {
        return Stream.of(
                Arguments.of("float8[]", double[].class, new double[] {1.5, Double.NaN}, "{1.5,NaN}"),
                Arguments.of("numeric[]", double[].class, new double[] {1.5}, "{1.5}"),
                Arguments.of("float4[]", float[].class, new float[] {0.1f}, "{0.1}"),
                Arguments.of("int4[]", int[].class, new int[] {1, -1}, "{1,-1}"),
                Arguments.of("int8[]", long[].class, new long[0], "{}"),
                Arguments.of("bool[]", boolean[].class, new boolean[] {true}, "{t}"),
                Arguments.of("text[]", String[].class, new String[] {"a", null, "NULL"}, "{a,NULL,\"NULL\"}"),
                Arguments.of("varchar(3)[]", Generic.of("texts"), List.of("a"), "{a}"),
                Arguments.of("int8[]", Generic.of("numbers"), Arrays.asList(1, null), "{1,NULL}"),
                Arguments.of("mood[]", Generic.of("moods"), Set.of(Mood.SAD), "{SAD}"),
                Arguments.of("positive[]", int[].class, new int[] {3}, "{3}"),
                Arguments.of("bytea[]", byte[][].class, new byte[][] {{1}}, "{\"\\\\x01\"}"),
                Arguments.of(
                        "timestamp[]", Generic.of("instants"), List.of(Instant.EPOCH), "{\"1970-01-01 00:00:00\"}"),
                Arguments.of(
                        "uuid[]", UUID[].class, new UUID[] {new UUID(0, 1)}, "{00000000-0000-0000-0000-000000000001}"));
    }

    @ParameterizedTest(name = "{1} becomes {0}: {3}")
    @MethodSource("values")
    void theServerReadsWhatWasWritten(String column, Type type, Object value, String expected) throws SQLException {
        assertThat(roundTrip(column, type, value)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "a null becomes {0}")
    @MethodSource("values")
    void everyObjectMayBeNull(String column, Type type, Object value) throws SQLException {
        if ((type instanceof Class<?> raw && raw.isPrimitive()) || column.equals("present")) {
            return; // cannot
        }
        assertThat(roundTrip(column, type, null)).isNull();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("int2", int.class, 32_768, "out of the range of int2"),
                Arguments.of("int4", long.class, 1L << 31, "out of the range of int4"),
                Arguments.of("int4[]", long[].class, new long[] {1L << 31}, "out of the range of int4"),
                Arguments.of("float4", double.class, 1e39, "out of the range of float4"),
                Arguments.of("float4", double.class, 1e-50, "out of the range of float4"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("1E+200000"), "131072 digits before"),
                Arguments.of("numeric", BigDecimal.class, new BigDecimal("1E-20000"), "16383 digits after"),
                Arguments.of("text", String.class, "a\0b", "NUL"),
                Arguments.of("text", String.class, "é\0", "NUL"),
                Arguments.of("jsonb", String.class, "\0", "NUL"),
                Arguments.of("text", String.class, "a\uD83D", "surrogate"),
                Arguments.of("text", String.class, "\uDE00\uD83D", "surrogate"),
                Arguments.of("text", String.class, "\uD83Da", "surrogate"),
                Arguments.of(
                        "timestamptz",
                        Instant.class,
                        Instant.parse("-4713-11-23T23:59:59.999999Z"),
                        "range of timestamps"),
                Arguments.of(
                        "timestamptz",
                        Instant.class,
                        Instant.parse("+294276-12-31T23:59:59.9999995Z"),
                        "range of timestamps"),
                Arguments.of("timestamptz", Instant.class, Instant.MAX.minusNanos(1), "range of timestamps"),
                Arguments.of("date", LocalDate.class, LocalDate.of(-4713, 11, 23), "range of date"),
                Arguments.of("date", LocalDate.class, LocalDate.of(5_874_898, 1, 1), "range of date"),
                Arguments.of("interval", Duration.class, Duration.ofSeconds(Long.MAX_VALUE), "range of interval"),
                Arguments.of("inet", String.class, "localhost", "not an address"),
                Arguments.of("inet", String.class, "10.0.0", "not an address"),
                Arguments.of("inet", String.class, "10.0.0.256", "not an address"),
                Arguments.of("inet", String.class, "10.0.0.1/33", "not an address"),
                Arguments.of("inet", String.class, "1:2:3", "not an address"),
                Arguments.of("inet", String.class, "1::2::3", "not an address"),
                Arguments.of("cidr", String.class, "10.0.0.1/8", "not a network"));
    }

    @ParameterizedTest(name = "{1} is refused for {0}: {3}")
    @MethodSource("refused")
    void whatAColumnCannotHoldIsRefused(String column, Type type, Object value, String reason) {
        assertThatExceptionOfType(RefusedValueException.class)
                .isThrownBy(() -> roundTrip(column, type, value))
                .withMessageContaining(reason);
    }

    static Stream<Arguments> unencodable() {
        return Stream.of(
                Arguments.of("int4", double.class),
                Arguments.of("int4", BigDecimal.class),
                Arguments.of("int8", Instant.class),
                Arguments.of("timestamptz", LocalDateTime.class),
                Arguments.of("timetz", LocalTime.class),
                Arguments.of("text", int.class),
                Arguments.of("bool", int.class),
                Arguments.of("uuid", String.class),
                Arguments.of("text", Object.class),
                Arguments.of("point", String.class),
                Arguments.of("oidvector", int[].class),
                Arguments.of("int4[]", Generic.of("nested")),
                Arguments.of("text", String[].class),
                Arguments.of("int4", Integer[].class));
    }

    @ParameterizedTest(name = "{1} has no encoder for {0}")
    @MethodSource("unencodable")
    void whatNeedsTheServersHelpHasNoEncoder(String column, Type type) throws SQLException {
        table(column);

        assertThat(encoder(type, null)).isNull();
    }

    @Test
    void aDomainMayRefuseNulls() throws SQLException {
        table("present");
        assertThat(target().column("v").nullable()).isFalse();
    }

    @Test
    void everyCharacterArrivesAsItWas() throws SQLException {
        StringBuilder all = new StringBuilder();
        for (int point = 1; point <= Character.MAX_CODE_POINT; point += point < 0x1000 ? 1 : 61) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        assertThat(roundTrip("text", String.class, all.toString())).isEqualTo(all.toString());
    }

    private static void table(String column) throws SQLException {
        run("DROP TABLE IF EXISTS one_value");
        run("CREATE TABLE one_value (v " + column + ")");
    }

    private static CopyTarget target() throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new TargetReader(runner).find(connection, new RelationName(null, "one_value"));
        } finally {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static @Nullable FieldEncoder encoder(Type type, @Nullable Object value) throws SQLException {
        Class<?> raw = io.github.timescale4j.client.mapping.binary.JavaTypes.raw(type);
        Object constant = value == null && raw.isPrimitive()
                ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(raw, 1), 0)
                : value;
        MethodHandle getter = MethodHandles.dropArguments(MethodHandles.constant(raw, constant), 0, Object.class);
        return new Mapping(null)
                .encoders()
                .of(getter, type, target().column("v").type(), true);
    }

    private static @Nullable String roundTrip(String column, Type type, @Nullable Object value) throws SQLException {
        table(column);
        CopyBuffer buffer = new CopyBuffer(1);
        CopyStream.begin(buffer);
        buffer.putShort(1);
        try {
            encoder(type, value).encode("row", buffer);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
        CopyStream.end(buffer);
        CopyStream stream = CopyStream.open(connection, "COPY one_value (v) FROM STDIN (FORMAT BINARY)");
        stream.send(buffer.array(), 0, buffer.position());
        assertThat(stream.finish()).isOne();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT v::text FROM one_value")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
