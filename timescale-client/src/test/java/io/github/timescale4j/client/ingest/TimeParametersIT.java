package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.ValueLiterals;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What COPY makes of a time, parameters, arrays and literals have to make of it, too. */
class TimeParametersIT {

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.embedded("time_parameters_it");
        connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'Asia/Kolkata'"); // of none of these must anything depend
            statement.execute("SET IntervalStyle = 'sql_standard'");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    /** But a moment that goes into a column without a zone, which only a declaration can say. */
    static Stream<Arguments> times() {
        return EncoderIT.times()
                .filter(each -> !each.get()[0].equals("timestamp") || each.get()[2] instanceof LocalDateTime);
    }

    @ParameterizedTest(name = "{2} as {0}")
    @MethodSource("times")
    void aTimeIsTheSameInEveryPlace(String column, Class<?> type, Object value, String expected) throws SQLException {
        Object array = Array.newInstance(type, 1);
        Array.set(array, 0, value);

        assertThat(shown("?", column, value)).as("parameter").isEqualTo(expected);
        assertThat(shown("(?::" + column + "[])[1]", column, array))
                .as("element")
                .isEqualTo(expected);
        assertThat(shown(ValueLiterals.of(value), column, null)).as("literal").isEqualTo(expected);
        assertThat(shown("(" + ValueLiterals.of(array) + ")[1]", column, null))
                .as("element of a literal")
                .isEqualTo(expected);
    }

    /** In the style that the expected texts are in. */
    private static String shown(String expression, String column, @Nullable Object value) throws SQLException {
        String sql = "WITH v AS MATERIALIZED (SELECT " + expression + "::" + column + " AS v) SELECT CASE"
                + " WHEN set_config('IntervalStyle', 'postgres', true) IS NOT NULL"
                + " THEN v::text END FROM v";
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (value != null) {
                new Mapping(null).parameters().bind(statement, 1, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static Stream<Object> outOfRange() {
        return Stream.of(
                Instant.parse("-4713-11-23T23:59:59.999999Z"),
                Instant.parse("+294276-12-31T23:59:59.9999995Z"),
                Instant.MAX.minusNanos(1),
                LocalDateTime.MAX.minusNanos(1),
                LocalDate.MIN.plusDays(1),
                LocalDate.of(-4713, 11, 23),
                LocalDate.of(5_874_898, 1, 1),
                Duration.ofSeconds(Long.MAX_VALUE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outOfRange")
    void whatTheServerCannotHoldIsRefusedAndNotChanged(Object value) {
        Object array = Array.newInstance(value.getClass(), 1);
        Array.set(array, 0, value);

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> shown("?", "text", value))
                .withMessageContaining("out of the range of");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> shown("?", "text", array))
                .withMessageContaining("out of the range of");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> ValueLiterals.of(value))
                .withMessageContaining("a value of " + value.getClass().getName() + " is out of the range of");
    }
}
