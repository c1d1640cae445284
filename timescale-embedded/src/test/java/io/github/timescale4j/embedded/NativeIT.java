package io.github.timescale4j.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only where a PostgreSQL with TimescaleDB is installed, of either edition. */
class NativeIT {

    @TempDir
    Path directory;

    @BeforeEach
    void lookForAnInstallation() {
        List<String> reasons = new ArrayList<>();
        Optional<NativeInstallation> installation = new NativeDiscovery(Machine.current()).findAny(null, reasons::add);
        assumeTrue(installation.isPresent(), () -> "no native TimescaleDB: " + reasons);
    }

    @Test
    void aPrivateClusterRunsAndGoes() throws Exception {
        long server;
        try (EmbeddedTimescale timescale =
                        EmbeddedTimescale.builder().provider(Provider.NATIVE).start();
                Connection connection = Pglite.connect(timescale)) {
            server = Children.pid(timescale.describe());
            assertThat(timescale.singleSession()).isFalse();
            Pglite.execute(
                    connection,
                    "CREATE TABLE metric (ts timestamptz NOT NULL, value int)",
                    "SELECT create_hypertable('metric', 'ts')");
            assertThat(Pglite.text(connection, "SHOW timescaledb.telemetry_level"))
                    .isEqualTo("off");
        }
        assertThat(Children.isAlive(server)).isFalse();
    }

    @Test
    void aDataDirectoryIsReopened() throws SQLException {
        Path data = directory.resolve("data");
        try (EmbeddedTimescale first = EmbeddedTimescale.builder()
                        .provider(Provider.NATIVE)
                        .dataDirectory(data)
                        .start();
                Connection connection = Pglite.connect(first)) {
            Pglite.execute(connection, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedTimescale second = EmbeddedTimescale.builder()
                        .provider(Provider.NATIVE)
                        .dataDirectory(data)
                        .start();
                Connection connection = Pglite.connect(second)) {
            assertThat(Pglite.number(connection, "SELECT answer FROM kept")).isEqualTo(42);
        }
    }
}
