package io.github.timescale4j.client.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

class SafeExceptionTest {

    private static PSQLException server(String state, String message, String detail) {
        return new PSQLException(
                new ServerErrorMessage("SERROR\0C" + state + "\0M" + message + "\0D" + detail + "\0"), true);
    }

    private static String message(SQLException error, Object... values) {
        SQLException safe = SafeException.of(error, Arrays.asList(values));
        StringWriter text = new StringWriter();
        safe.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain("topsecret");
        return safe.getMessage();
    }

    @Test
    void theDetailIsLeftOut() {
        assertThat(message(server(
                        "23505",
                        "duplicate key value violates unique constraint \"by_device\"",
                        "Key (a)=(topsecret) exists.")))
                .isEqualTo("duplicate key value violates unique constraint \"by_device\" (SQLSTATE 23505)");
    }

    @Test
    void aBatchIsReducedToItsReason() {
        SQLException reason = server("23505", "duplicate key", "Key (a)=(topsecret) exists.");
        SQLException batch = new BatchUpdateException(
                "Batch entry 0 INSERT INTO a VALUES ('topsecret') was aborted: ERROR: duplicate key",
                "23505",
                0,
                new int[0],
                reason);
        batch.setNextException(reason);

        assertThat(message(batch)).isEqualTo("duplicate key (SQLSTATE 23505)");
        assertThat(message(new BatchUpdateException("VALUES ('topsecret')", "08006", new int[0])))
                .isEqualTo("a batch failed (SQLSTATE 08006)");
    }

    @Test
    void whatClass22QuotesIsLeftOut() {
        assertThat(message(server("22P02", "invalid input syntax for type integer: \"top\"secret: topsecret\"", "")))
                .isEqualTo("invalid input syntax for type integer: \"...\" (SQLSTATE 22P02)");
        assertThat(message(
                        new PSQLException("Bad value for type int : topsecret", PSQLState.NUMERIC_VALUE_OUT_OF_RANGE)))
                .isEqualTo("Bad value for type int: ... (SQLSTATE 22003)");
    }

    @Test
    void boundValuesAreLeftOutOfAnyMessage() {
        assertThat(message(
                        server("TS001", "device topsecret, not topsecretly, is unknown", ""),
                        "topsecretly",
                        "topsecret"))
                .isEqualTo("device ..., not ..., is unknown (SQLSTATE TS001)");
        assertThat(message(server("TS001", "limit 12345 of 1 is reached", ""), 12345, 1, null))
                .as("short values are no secrets")
                .isEqualTo("limit ... of 1 is reached (SQLSTATE TS001)");
    }

    @Test
    void soAreThoseInsideOfOthers() {
        assertThat(message(
                        server("TS001", "topsecret-1, topsecret-2, topsecret-3, topsecret-4 and 12.25 are unknown", ""),
                        List.of("topsecret-1", List.of("topsecret-2")),
                        new String[] {"topsecret-3"},
                        Map.of("key", "topsecret-4"),
                        new double[] {12.25}))
                .isEqualTo("..., ..., ..., ... and ... are unknown (SQLSTATE TS001)");
    }

    @Test
    void whatAFunctionRaisesIsLeftOut() {
        // It may hold any value of the row, and written as the server writes it.
        assertThat(message(server("P0001", "limit 7 at 2024-01-02 10:20:00+00 of topsecret", ""), 7))
                .isEqualTo("raised by a function or a trigger; its text is left out, because it may hold values"
                        + " (SQLSTATE P0001)");
    }

    @Test
    void anInputOutputErrorStaysTheCause() {
        PSQLException error = new PSQLException(
                "The connection attempt failed.", PSQLState.CONNECTION_FAILURE, new IOException("reset"));

        assertThat((Throwable) SafeException.of(error, List.of())).hasCauseInstanceOf(IOException.class);
        assertThat(SafeException.of(new SQLException("wrapped", error), List.of())
                        .getSQLState())
                .isEqualTo("08006");
    }
}
