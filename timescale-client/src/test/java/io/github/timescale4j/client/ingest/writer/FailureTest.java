package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.timescale4j.client.ingest.writer.Failure.Kind;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import io.github.timescale4j.client.mapping.binary.FullBufferException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

class FailureTest {

    private static Failure of(String sqlState) {
        return Failure.of(new UncategorizedSQLException("insert", "INSERT", new SQLException("reason", sqlState)));
    }

    @ParameterizedTest
    @CsvSource({
        "08006, TRANSIENT", // connection failure
        "08001, TRANSIENT",
        "40001, TRANSIENT", // serialization failure
        "40P01, TRANSIENT", // deadlock
        "53100, TRANSIENT", // disk full
        "53200, TRANSIENT", // out of memory
        "53300, TRANSIENT", // too many connections
        "57P01, TRANSIENT", // shutdown by the administrator
        "57P02, TRANSIENT", // crash of another process
        "57P03, TRANSIENT", // not yet started
        "55P03, TRANSIENT", // lock timeout
        "25P03, TRANSIENT", // idle in transaction for too long
        "25006, TRANSIENT", // a standby that will be promoted
        "58030, TRANSIENT", // input and output of the server
        "57014, TOO_MUCH", // statement timeout
        "53400, TOO_MUCH", // tuple decompression limit
        "XX000, TOO_MUCH",
        "22003, POISON", // out of range
        "22021, POISON", // NUL character
        "23502, POISON", // not null
        "23505, POISON", // unique
        "23514, POISON", // check
        "54000, POISON", // index row too large
        "P0001, POISON", // a trigger
        "21000, POISON", // one row twice in ON CONFLICT DO UPDATE
        "42P01, PERMANENT", // no such table
        "42501, PERMANENT", // no right
        "28P01, PERMANENT", // wrong password
        "3D000, PERMANENT", // no such database
        "0A000, PERMANENT"
    })
    void theStateDecides(String sqlState, Kind kind) {
        assertThat(of(sqlState).kind()).isEqualTo(kind);
        assertThat(of(sqlState).sqlState()).isEqualTo(sqlState);
    }

    @Test
    void onlyABrokenConnectionLeavesTheOutcomeOpen() {
        assertThat(of("08006").outcomeUnknown()).isTrue();
        assertThat(of("57P01").outcomeUnknown()).isTrue();
        assertThat(of("40P01").outcomeUnknown()).isFalse();
        assertThat(of("23505").outcomeUnknown()).isFalse();
    }

    @Test
    void withoutAConnectionNothingWasSent() {
        Failure exhausted = Failure.of(
                new CannotGetJdbcConnectionException("none", new SQLTransientConnectionException("no connection")));
        Failure unreachable =
                Failure.of(new CannotGetJdbcConnectionException("none", new SQLException("refused", "08001")));
        Failure wrongPassword =
                Failure.of(new CannotGetJdbcConnectionException("none", new SQLException("password", "28P01")));

        assertThat(exhausted.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(exhausted.outcomeUnknown()).isFalse();
        assertThat(unreachable.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(unreachable.outcomeUnknown()).isFalse();
        assertThat(wrongPassword.kind()).isEqualTo(Kind.PERMANENT);
    }

    @Test
    void withoutAStateTheTypeDecides() {
        assertThat(Failure.of(new DataAccessResourceFailureException("broken", new IOException("reset"))))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT))
                .satisfies(failure -> assertThat(failure.outcomeUnknown()).isTrue());
        assertThat(Failure.of(new InvalidDataAccessApiUsageException("the table has no key"))
                        .kind())
                .isEqualTo(Kind.PERMANENT);
        assertThat(Failure.of(new DataIntegrityViolationException("an encoder")).kind())
                .isEqualTo(Kind.POISON);
        assertThat(Failure.of(new IllegalStateException("an accessor")).kind()).isEqualTo(Kind.POISON);
        assertThat(Failure.of(new SQLException("no state")).kind()).isEqualTo(Kind.TOO_MUCH);
    }

    @Test
    void aBatchThatIsTooLargeIsHalvedWithoutBlamingARow() {
        CopyBuffer small = new CopyBuffer(8, 16);
        Failure failure = Failure.of(catchThrowable(() -> small.putBytes(new byte[17])));

        assertThat(failure.cause()).isInstanceOf(FullBufferException.class);
        assertThat(failure.kind()).isEqualTo(Kind.POISON);
        assertThat(failure.row()).isNegative();
        assertThat(failure.outcomeUnknown()).as("nothing was sent").isFalse();
    }

    @Test
    void ofWhatIsTooMuchForTheMemoryLessMayBeStored() {
        assertThat(Failure.of(new OutOfMemoryError()).kind()).isEqualTo(Kind.TOO_MUCH);
    }

    @Test
    void anErrorOfAnAccessorIsARowsFaultAndAMissingClassIsNobodys() {
        assertThat(Failure.of(new StackOverflowError()).kind()).isEqualTo(Kind.POISON);
        assertThat(Failure.of(new AssertionError("an accessor")).kind()).isEqualTo(Kind.POISON);
        assertThat(Failure.of(new NoClassDefFoundError()).kind()).isEqualTo(Kind.PERMANENT);
    }
}
