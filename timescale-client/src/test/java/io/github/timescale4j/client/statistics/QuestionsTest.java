package io.github.timescale4j.client.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.timescale4j.client.TimeScaleClient;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What becomes of a question that is not answered. No server is asked here. */
class QuestionsTest {

    private final TimeScaleClient client =
            TimeScaleClient.create(builder -> builder.host("localhost").port(1).database("metrics"));

    private final Questions questions = new Questions(client, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        client.close();
    }

    private static DataAccessException failure(String sqlState) {
        return new DataAccessResourceFailureException("as Spring has it", new SQLException("refused", sqlState));
    }

    private Integer asked(DataAccessException failure) {
        return questions.orNothing(() -> {
            throw failure;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"53200", "53100", "54000", "57014", "58030", "XX000"})
    void whatTheServerCannotDoForOneQuestionLeavesTheNextOneToBeAsked(String sqlState) {
        assertThat(asked(failure(sqlState))).isNull();
        assertThat(questions.orNothing(() -> 7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03"})
    void aLostConnectionEndsTheReading(String sqlState) {
        DataAccessException lost = failure(sqlState);

        assertThatThrownBy(() -> asked(lost)).isSameAs(lost);
    }

    @Test
    void noConnectionEndsTheReading() {
        DataAccessException none = new CannotGetJdbcConnectionException("no connection", new SQLException("exhausted"));

        assertThatThrownBy(() -> asked(none)).isSameAs(none);
    }

    @Test
    void afterOneThatTookTooLongNothingMoreIsAsked() {
        assertThat(asked(new QueryTimeoutException("too slow"))).isNull();
        assertThat(questions.orNothing(() -> 7)).isNull();
    }
}
