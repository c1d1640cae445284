package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two instances of an application. */
@Tag("native")
class PhaseLockNativeIT {

    private static final String SCHEMA = "phase_lock_it";

    private TestDatabase database;
    private Connection one;
    private Connection other;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.nativeServer(SCHEMA);
        one = connect();
        other = connect();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    @AfterEach
    void close() throws SQLException {
        if (database != null) {
            one.close();
            other.close();
            database.close();
        }
    }

    @Test
    void aBackfillWaitsForTheOtherOneAndDoesWhatThatLeaves() throws Exception {
        new BackfillState(SCHEMA).createIfMissing(one);
        database.run("INSERT INTO timescale_schema_backfill (relation_schema, relation_name, relation_oid, task, phase)"
                + " VALUES ('" + SCHEMA + "', 'gone', 1, 'FILL', 'REQUESTED')");
        assertThat(PhaseLock.isFree(other, SCHEMA)).isTrue();

        CompletableFuture<List<RelationName>> second = CompletableFuture.supplyAsync(() -> {
            try {
                return new AggregateBackfill(one, SCHEMA).run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS));
        assertThat(new AggregateBackfill(other, SCHEMA).pending())
                .as("not even looked at")
                .hasSize(1);

        PhaseLock.taken(other, SCHEMA).close();
        assertThat(second.get(1, TimeUnit.MINUTES)).isEmpty();
        assertThat(new AggregateBackfill(other, SCHEMA).pending()).isEmpty();
        assertThat(PhaseLock.isFree(other, SCHEMA)).as("given back").isTrue();
    }

    @Test
    void aLimitForLocksIsNotOneForTheOtherInstance() throws Exception {
        try (Statement statement = one.createStatement()) {
            statement.execute("SET lock_timeout = '100ms'");
        }
        assertThat(PhaseLock.isFree(other, SCHEMA)).isTrue();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try (PhaseLock lock = PhaseLock.await(one, SCHEMA)) {
                return lock.waited();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(1, TimeUnit.SECONDS));

        PhaseLock.taken(other, SCHEMA).close();

        assertThat(second.get(1, TimeUnit.MINUTES)).isTrue();
        try (Statement statement = one.createStatement();
                ResultSet row = statement.executeQuery("SHOW lock_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("100ms");
        }
    }

    @Test
    void aRebuildWaitsForTheOtherOneAndIsLeftToIt() throws Exception {
        RebuildRequest request = new RebuildRequest(
                new RelationName(SCHEMA, "hourly"), List.of("not run"), List.of(), RebuildRequest.History.KEEP);
        assertThat(PhaseLock.isFree(other, SCHEMA)).isTrue();

        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            try {
                return new AggregateRebuild(one, SCHEMA, Duration.ofSeconds(1)).run(List.of(request), swap -> {});
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        TimeUnit.MILLISECONDS.sleep(300);
        assertThat(second).isNotDone();
        other.close();

        assertThat(second.get(10, TimeUnit.SECONDS)).isFalse();
    }
}
