package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same on the server to which {@code TIMESCALE_TEST_URL} points: those scenarios for which it has what they need. */
@Tag("native")
class CrashNativeIT extends CrashMatrix {

    private static final String VALID =
            "SELECT coalesce(bool_and(indisvalid)::text, 'none') FROM pg_index WHERE indexrelid = to_regclass('crash.metric_device_idx')";
    private static final String WAITING = "SELECT coalesce(max(pid), 0) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'";

    static List<CrashScenario> everyScenario() {
        return CrashScenarios.all();
    }

    /** So that it is shown for once that nothing follows from what {@link CrashSite} leaves out. */
    @Override
    boolean isThorough(CrashScenario scenario) {
        return CrashScenarios.ofTables().stream().anyMatch(each -> each.name().equals(scenario.name()));
    }

    @Test
    void anIndexOfWhichSomeChunksWereBuiltIsBuiltByTheNextStart() throws Exception {
        CrashScenario scenario = CrashScenarios.largeTable();
        prepare(from(scenario), scenario.made());
        DeclarationCatalog to = to(scenario);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection other = DATABASE.unpooled().getConnection();
                Connection administrator = DATABASE.unpooled().getConnection()) {
            other.setAutoCommit(false);
            lockLastChunk(other);
            Future<MigrationResult> start = executor.submit(() -> SchemaMigrator.builder(DATABASE.unpooled())
                    .catalog(to)
                    .schema("crash")
                    .build()
                    .migrate());

            terminate(administrator, waiting(administrator));

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(start::get)
                    .withCauseInstanceOf(SchemaMigrationException.class);
            other.rollback();
        } finally {
            executor.shutdown();
        }
        assertThat(DATABASE.scalar(VALID)).isEqualTo("false");

        DATABASE.migrator(to).build().migrate();

        assertThat(DATABASE.scalar(VALID)).isEqualTo("true");
        assertThat(DATABASE.migrator(to).build().plan().isEmpty()).isTrue();
    }

    private static void lockLastChunk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE ONLY "
                    + DATABASE.scalar(
                            "SELECT format('%I.%I', chunk_schema, chunk_name) FROM timescaledb_information.chunks"
                                    + " WHERE hypertable_schema = 'crash' ORDER BY range_start DESC LIMIT 1")
                    + " IN ROW EXCLUSIVE MODE");
        }
    }

    /** The session that waits to build the index of the chunk. */
    private static int waiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int session;
            do {
                ResultSet row = statement.executeQuery(WAITING);
                row.next();
                session = row.getInt(1);
            } while (session == 0);
            return session;
        }
    }
}
