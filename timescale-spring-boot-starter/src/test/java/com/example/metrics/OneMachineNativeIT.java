package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server starts with the settings of the page about one machine, and applies every one of them. */
@Tag("native")
class OneMachineNativeIT {

    private static final String PAGE = "one-machine.md";
    private static final String DIRECTORY = System.getenv("NATIVE_SERVER_DIR");

    private static Path main;
    private static String before;

    @BeforeAll
    static void writeTheSettings() throws IOException, InterruptedException {
        NativeServer.requireRestarts();
        Path data = Path.of(DIRECTORY, "cluster", "data");
        main = data.resolve("postgresql.conf");
        before = Files.readString(main);
        Path settings = data.resolve("page.conf");
        Files.writeString(settings, settings());
        Files.setOwner(settings, Files.getOwner(data));
        Files.writeString(main, before + "\ninclude 'page.conf'\n");
        NativeServer.restart();
    }

    @AfterAll
    static void takeThemBack() throws IOException, InterruptedException {
        if (before != null) {
            Files.writeString(main, before);
            NativeServer.restart();
        }
    }

    /** Neither may somebody connect from outside, nor is there an archive. */
    private static String settings() {
        return OperationsManual.run(PAGE, "settings")
                .replace("listen_addresses = '*'", "listen_addresses = '127.0.0.1'")
                .replaceAll("archive_command = .*", "archive_command = 'true'");
    }

    @Test
    void everySettingIsKnownAndApplied() throws SQLException {
        Map<String, String> applied = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        try (Connection connection = NativeServer.connect(NativeServer.URL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT name, applied, error, setting FROM pg_file_settings WHERE sourcefile LIKE '%page.conf'")) {
            while (row.next()) {
                applied.put(row.getString("name"), row.getString("setting"));
                if (!row.getBoolean("applied")) {
                    refused.add(row.getString("name") + ": " + row.getString("error"));
                }
            }
        }

        assertThat(refused).isEmpty();
        assertThat(applied).hasSizeGreaterThan(25).containsEntry("shared_buffers", "4GB");
        assertThat(number(applied, "max_worker_processes"))
                .as("as the page about sizes says")
                .isGreaterThanOrEqualTo(3
                        + number(applied, "timescaledb.max_background_workers")
                        + number(applied, "max_parallel_workers"));
    }

    @Test
    void thePageShowsTheEdition() throws SQLException {
        try (Connection connection = NativeServer.connect(NativeServer.URL);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OperationsManual.run(PAGE, "look"))) {
            List<String> extensions = new ArrayList<>();
            while (row.next()) {
                extensions.add(row.getString("extname"));
                assertThat(row.getString("license")).isIn("apache", "timescale");
            }
            assertThat(extensions).contains("timescaledb", "pg_stat_statements");
        }
    }

    private static int number(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.get(name));
    }
}
