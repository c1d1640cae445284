package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

class ToldTest {

    private static final StackTraceElement ELSEWHERE =
            new StackTraceElement("com.example.Patient", "name", "Patient.java", 7);

    private static <E extends Throwable> E thrownElsewhere(E error) {
        error.setStackTrace(new StackTraceElement[] {ELSEWHERE});
        return error;
    }

    @Test
    void theMessageOfAnApplicationsExceptionIsNotTold() {
        Throwable error = thrownElsewhere(new IllegalStateException("secret", new SQLException("secret", "23505")));

        assertThat(Told.of(error))
                .isEqualTo(
                        "java.lang.IllegalStateException, because of java.sql.SQLException 23505, thrown at"
                                + " com.example.Patient.name(Patient.java:7); its message is left out, because it may hold values");
        assertThat(Told.why(Failure.of(error))).doesNotContain("secret");
    }

    @Test
    void anExceptionOfSpringIsOnlyTheClientsIfTheClientMadeIt() {
        Failure theirs = Failure.of(
                thrownElsewhere(new DataIntegrityViolationException("secret", new SQLException("secret", "23505"))));
        Failure ours = Failure.of(new InvalidDataAccessApiUsageException("the table has no key"));

        assertThat(Told.why(theirs)).doesNotContain("secret").contains("23505");
        assertThat(Told.why(ours)).isEqualTo("the table has no key");
    }
}
