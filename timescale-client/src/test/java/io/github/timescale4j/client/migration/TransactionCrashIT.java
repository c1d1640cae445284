package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrations that are one transaction. */
class TransactionCrashIT extends CrashMatrix {

    static List<CrashScenario> everyScenario() {
        return CrashScenarios.ofOneTransaction();
    }

    @Test
    void theServerRollsBackWhatASessionWithoutAGoodbyeHadBegun() throws SQLException {
        DATABASE.execute("CREATE SCHEMA crash");
        Connection connection = DATABASE.unpooled().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("CREATE TABLE crash.begun (n int)");
        assertThat(connection
                        .createStatement()
                        .executeQuery("SELECT to_regclass('crash.begun') IS NOT NULL")
                        .next())
                .isTrue();

        kill(connection);

        assertThat(DATABASE.scalar("SELECT to_regclass('crash.begun') IS NULL")).isEqualTo("t");
    }
}
