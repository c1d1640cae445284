package com.example.plainmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The example on the edition that Debian ships, with the roles that the manual of operations makes. */
@Tag("native")
class PlainMetricsNativeIT {

    private static final String SERVER = System.getenv("TIMESCALE_TEST_URL");
    private static final String DATABASE = "plain_metrics";

    @BeforeEach
    void createDatabaseAndRoles() throws SQLException, IOException {
        Assumptions.assumeTrue(SERVER != null, "TIMESCALE_TEST_URL does not point to a server");
        execute(SERVER, "CREATE DATABASE " + DATABASE);
        String roles = Files.readString(Path.of("../../tools/sql/roles.sql"))
                .replace("DATABASE metrics", "DATABASE " + DATABASE)
                .replaceAll("\\bmetrics_(?=owner|writer|reader|monitor)", "plain_");
        execute(url(), roles);
        execute(
                url(),
                "ALTER ROLE plain_owner PASSWORD 'plain_owner'; ALTER ROLE plain_writer PASSWORD 'plain_writer'");
    }

    @AfterEach
    void dropDatabaseAndRoles() throws SQLException {
        if (SERVER != null) {
            execute(SERVER, "DROP DATABASE " + DATABASE + " WITH (FORCE)");
            execute(SERVER, "DROP ROLE plain_owner, plain_writer, plain_reader, plain_monitor");
        }
    }

    @Test
    void theOwnerMakesTheTableAndTheWriterStoresWhatComesOverHttp() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext application = start()) {
            assertThat(
                            ask(
                                    application,
                                    "",
                                    "timestamp,device_id,metric_type,value\n"
                                            + "2014-02-14T14:30:00Z,one,cpu,1\n2014-02-15T14:30:00Z,one,cpu,2\nnever,one,cpu,3\n"))
                    .isEqualTo("{\"stored\":2,\"refused\":1}");
        }
        try (ConfigurableApplicationContext application = start()) {
            assertThat(ask(application, "/count", null)).isEqualTo("{\"rows\":2}");
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PlainMetricsApplication.class)
                .run(
                        "--server.port=0",
                        "--timescale.url=" + url(),
                        "--timescale.schema=metrics",
                        "--timescale.username=plain_writer",
                        "--timescale.password=plain_writer",
                        "--timescale.migration.username=plain_owner",
                        "--timescale.migration.password=plain_owner");
    }

    private static String ask(ConfigurableApplicationContext application, String path, String csv)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/metrics" + path));
        if (csv != null) {
            request.header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    private static String url() {
        return SERVER.replaceFirst("/[^/?]+(?=\\?|$)", "/" + DATABASE);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        url, System.getenv("TIMESCALE_TEST_USERNAME"), System.getenv("TIMESCALE_TEST_PASSWORD"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
