package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.connectWith;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsIT {

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "CREATE TABLE account (owner int, amount int)");
        }
    }

    @AfterEach
    void dropTable() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "DROP TABLE account");
        }
    }

    @Test
    void transactionsOfTwoConnectionsAreKeptApart() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection first = connect();
                Connection second = connect()) {
            first.setAutoCommit(false);
            execute(first, "INSERT INTO account VALUES (1, 100)");
            Future<Integer> seen = executor.submit(() -> number(second, "SELECT count(*) FROM account"));
            Thread.sleep(200);
            assertThat(seen.isDone()).as("the second waits for the first").isFalse();
            first.rollback();
            assertThat(seen.get()).isZero();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void fourThreadsWithTransactionsDoNotMixThemUp() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                results.add(executor.submit(transactions(thread, 60)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(60);
            }
        } finally {
            executor.shutdownNow();
        }
        try (Connection connection = connect()) {
            assertThat(
                            text(
                                    connection,
                                    "SELECT string_agg(n::text, ',') FROM"
                                            + " (SELECT owner, count(*) AS n, sum(amount) AS s FROM account GROUP BY owner) AS t WHERE s = 0"))
                    .isEqualTo("60,60,60,60");
        }
    }

    /** Each transaction writes two rows that add up to nothing; every second one is rolled back. */
    private static Callable<Integer> transactions(int owner, int count) {
        return () -> {
            int right = 0;
            try (Connection connection = connectWith("prepareThreshold", "2")) {
                connection.setAutoCommit(false);
                for (int i = 0; i < count; i++) {
                    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, ?)");
                            PreparedStatement select = connection.prepareStatement(
                                    "SELECT ?::int, sum(amount) FROM account WHERE owner = ?")) {
                        insert.setInt(1, owner);
                        insert.setInt(2, i);
                        insert.execute();
                        insert.setInt(2, -i);
                        insert.execute();
                        select.setInt(1, owner * 1000 + i);
                        select.setInt(2, owner);
                        try (var rows = select.executeQuery()) {
                            rows.next();
                            right += rows.getInt(1) == owner * 1000 + i && rows.getInt(2) == 0 ? 1 : 0;
                        }
                    }
                    if (i % 2 == 0) {
                        connection.commit();
                    } else {
                        connection.rollback();
                    }
                }
            }
            return right;
        };
    }

    @Test
    void afterAnErrorATransactionTakesNothingButItsEnd() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO account VALUES (1, 1)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "SELECT 1/0"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22012"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "SELECT 1"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("25P02"));
            connection.rollback();
            assertThat(number(connection, "SELECT count(*) FROM account")).isZero();
            connection.commit();
        }
    }

    @Test
    void aSavepointSavesWhatCameBeforeAnError() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO account VALUES (1, 1)");
            Savepoint savepoint = connection.setSavepoint();
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, "SELECT 1/0"));
            connection.rollback(savepoint);
            connection.commit();
            assertThat(number(connection, "SELECT count(*) FROM account")).isEqualTo(1);
            connection.commit();
        }
    }

    @Test
    void anErrorInTheMiddleOfABatchLeavesNothingOfIt() throws SQLException {
        for (String mode : List.of("simple", "extended", "extendedForPrepared", "extendedCacheEverything")) {
            try (Connection connection = connectWith("preferQueryMode", mode)) {
                connection.setAutoCommit(false);
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO account VALUES (?, 10 / ?)")) {
                    for (int i = -50; i < 50; i++) {
                        insert.setInt(1, i);
                        insert.setInt(2, i);
                        insert.addBatch();
                    }
                    assertThatExceptionOfType(SQLException.class)
                            .as(mode)
                            .isThrownBy(insert::executeBatch)
                            .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22012"));
                }
                connection.rollback();
                assertThat(number(connection, "SELECT count(*) FROM account")).isZero();
                connection.rollback();
            }
        }
    }

    @Test
    void aBusyDatabaseAnswers55P03AndNamesTheHolder() throws SQLException {
        EmbeddedTimescale impatient = Pglite.impatient();
        try (Connection holder = connect(impatient);
                Connection waiter = connect(impatient)) {
            holder.setAutoCommit(false);
            execute(holder, "SELECT 1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(waiter, "SELECT 1"))
                    .withMessageMatching(
                            "(?s)ERROR: the embedded database is busy: connection #\\d+ has held it for more than"
                                    + " \\d+ ms \\(status T\\).*")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("55P03"));
            try (Connection newcomer = connect(impatient)) {
                assertThat(newcomer.isClosed()).as("connecting does not wait").isFalse();
            }
            holder.commit();
            assertThat(number(waiter, "SELECT 2")).isEqualTo(2);
        }
    }

    @Test
    void aLostConnectionIsRolledBack() throws Exception {
        Connection lost = connect();
        lost.setAutoCommit(false);
        execute(lost, "INSERT INTO account VALUES (1, 1)");
        lost.abort(Runnable::run); // closes the socket without a word
        try (Connection connection = connect()) {
            assertThat(number(connection, "SELECT count(*) FROM account")).isZero();
        }
    }

    @Test
    void aConnectionLostDuringALongQueryGivesTheSessionBack() throws Exception {
        Connection lost = connect();
        Thread thread = new Thread(() -> {
            try {
                execute(lost, "INSERT INTO account SELECT 1, i FROM generate_series(1, 300000) AS i");
            } catch (SQLException e) {
                // it is about to be lost
            }
        });
        thread.start();
        Thread.sleep(50);
        lost.abort(Runnable::run);
        thread.join();
        try (Connection connection = connect()) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }
}
