package io.github.timescale4j.client.diagnostics;

import static io.github.timescale4j.client.diagnostics.Diagnoses.PASSWORD;
import static io.github.timescale4j.client.diagnostics.Diagnoses.diagnose;
import static io.github.timescale4j.client.diagnostics.Diagnoses.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.diagnostics.Thresholds.Connections;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles, rights and limits of a real server. */
@Tag("native")
class ConnectionTroubleshooterNativeIT {

    private static final String ROLE = "troubles_role";
    private static final String DATABASE = "troubles_database";

    private TestDatabase database;

    @BeforeEach
    void createRole() {
        database = TestDatabase.nativeServer("troubles");
        database.createMetricData();
        database.run("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    @AfterEach
    void dropRole() {
        if (database != null) {
            database.run("DROP DATABASE IF EXISTS " + DATABASE + " WITH (FORCE)");
            database.run("DROP OWNED BY " + ROLE);
            database.run("DROP ROLE " + ROLE);
            database.close();
        }
    }

    private ConnectionTarget ofRole() {
        return ConnectionTarget.of(database.url(), ROLE, PASSWORD);
    }

    private static Thresholds shares(double warning, double error) {
        return Thresholds.DEFAULTS.withConnections(new Connections(warning, error, Duration.ZERO));
    }

    private String url(String name) {
        return database.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    @Test
    void aRoleThatIsLetIn() {
        assertThat(diagnose(ofRole().withPoolSize(10))).isEmpty();
    }

    @Test
    void aRoleThatMayNotLogIn() {
        database.run("ALTER ROLE " + ROLE + " NOLOGIN");

        only(diagnose(ofRole()), "login-refused");
    }

    @Test
    void aRoleThatDoesNotExistLooksLikeAWrongPassword() {
        only(diagnose(ConnectionTarget.of(database.url(), "troubles_nobody", PASSWORD)), "password-wrong");
        only(diagnose(ConnectionTarget.of(database.url(), ROLE, null)), "password-wrong");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        assertThat(only(diagnose(ConnectionTarget.of(url("nowhere"), ROLE, PASSWORD)), "database-missing")
                        .statements())
                .containsExactly("CREATE DATABASE \"nowhere\"");
    }

    @Test
    void aDatabaseThatTheRoleMayNotUse() {
        database.run("CREATE DATABASE " + DATABASE);
        database.run("REVOKE CONNECT ON DATABASE " + DATABASE + " FROM PUBLIC");

        assertThat(only(diagnose(ConnectionTarget.of(url(DATABASE), ROLE, PASSWORD)), "connect-denied")
                        .statements())
                .containsExactly("GRANT CONNECT ON DATABASE \"" + DATABASE + "\" TO \"" + ROLE + "\"");
    }

    @Test
    void aRoleWithoutAConnectionLeft() {
        database.run("ALTER ROLE " + ROLE + " CONNECTION LIMIT 0");

        only(diagnose(ofRole()), "too-many-connections");
    }

    @Test
    void connectionsThatGetScarce() throws SQLException {
        try (Connection one = DriverManager.getConnection(database.url(), ROLE, PASSWORD)) {
            assertThat(one.isClosed()).isFalse();
            database.run("ALTER ROLE " + ROLE + " CONNECTION LIMIT 2");

            assertThat(diagnose(ofRole())).isEmpty();
            assertThat(only(
                            diagnose(ofRole(), builder -> builder.thresholds(shares(0.5, 0.95))),
                            "connections-near-limit"))
                    .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Severity.WARNING))
                    .satisfies(issue -> assertThat(issue.finding()).isEqualTo("Connections in use: 1 of 2."));
            assertThat(diagnose(ofRole(), builder -> builder.thresholds(shares(0, 0))))
                    .as("the server's and the role's; the database has no limit")
                    .extracting(Issue::id, Issue::severity)
                    .hasSize(2)
                    .containsOnly(tuple("connections-near-limit", Severity.ERROR));
        }
    }

    @Test
    void poolsThatTheServerHasNoRoomFor() throws SQLException {
        assertThat(only(diagnose(ofRole().withPoolSize(200)), "pools-exceed-server")
                        .finding())
                .startsWith("The pool may open 200 connections, and the server has 97");
        try (Connection other =
                DriverManager.getConnection(database.url() + "?ApplicationName=metrics-of-a-test", ROLE, PASSWORD)) {
            assertThat(other.isClosed()).isFalse();
            assertThat(diagnose(ofRole().withPoolSize(90), builder -> builder.applicationName("metrics-of-a-test")))
                    .as("one instance, as this connection has one address")
                    .isEmpty();
        }
    }

    @Test
    void aRoleThatOnlyReads() {
        database.run("ALTER ROLE " + ROLE + " SET default_transaction_read_only = on");

        assertThat(only(diagnose(ofRole()), "read-only").statements())
                .containsExactly("ALTER ROLE \"" + ROLE + "\" RESET default_transaction_read_only");
        assertThat(diagnose(ConnectionTarget.of(database.url() + "?targetServerType=preferSecondary", ROLE, PASSWORD)))
                .as("whoever asks for a replica does not want to write")
                .isEmpty();
    }

    @Test
    void rightsThatTheRoleLacks() {
        assertThat(only(diagnose(ofRole(), builder -> builder.relations("troubles.metric_data")), "privilege-missing")
                        .statements())
                .containsExactly(
                        "GRANT USAGE ON SCHEMA \"troubles\" TO \"" + ROLE + "\"",
                        "GRANT SELECT, INSERT ON \"troubles\".\"metric_data\" TO \"" + ROLE + "\"");

        database.run("GRANT USAGE ON SCHEMA troubles TO " + ROLE);
        database.run("GRANT SELECT, INSERT ON metric_data TO " + ROLE);
        database.run("CREATE VIEW newest AS SELECT * FROM metric_data");
        database.run("GRANT SELECT ON newest TO " + ROLE);
        assertThat(diagnose(ofRole(), builder -> builder.relations("troubles.metric_data", "troubles.newest")))
                .isEmpty();
    }

    @Test
    void aRoleWithAQuoteInItsNameIsGivenItsRightsToo() {
        String role = "the \"app\"";
        String quoted = "\"the \"\"app\"\"\"";
        database.run("CREATE ROLE " + quoted + " LOGIN PASSWORD '" + PASSWORD + "'");
        try {
            ConnectionTarget target = ConnectionTarget.of(database.url(), role, PASSWORD);

            Issue issue =
                    only(diagnose(target, builder -> builder.relations("troubles.metric_data")), "privilege-missing");

            assertThat(issue.statements()).hasSize(2).allMatch(grant -> grant.endsWith(" TO " + quoted));
            issue.statements().forEach(database::run);
            assertThat(diagnose(target, builder -> builder.relations("troubles.metric_data")))
                    .isEmpty();
        } finally {
            database.run("DROP OWNED BY " + quoted);
            database.run("DROP ROLE " + quoted);
        }
    }

    @Test
    void aSchedulerIsSeenByEachRole() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), ROLE, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + Policies.SCHEDULER_LIVES)) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }

    @Test
    void rightsThatTheRoleLacksInALaterSchemaOfTheSearchPath() {
        database.run("CREATE SCHEMA \"Troubles, too\"");
        database.run("CREATE TABLE \"Troubles, too\".found (a int)");
        database.run("CREATE TABLE troubles.found (a int)");
        database.run("GRANT USAGE ON SCHEMA troubles TO " + ROLE);
        database.run("ALTER ROLE " + ROLE + " SET search_path = \"$user\", nowhere, \"Troubles, too\", troubles");

        assertThat(only(diagnose(ofRole(), builder -> builder.relations("metric_data", "nothing")), "privilege-missing")
                        .statements())
                .containsExactly("GRANT SELECT, INSERT ON \"troubles\".\"metric_data\" TO \"" + ROLE + "\"");
        assertThat(only(diagnose(ofRole(), builder -> builder.relations("found")), "privilege-missing")
                        .subject())
                .as("the first one that the role finds")
                .isEqualTo("troubles.found");
        database.run("REVOKE USAGE ON SCHEMA troubles FROM " + ROLE);
        assertThat(only(diagnose(ofRole(), builder -> builder.relations("metric_data")), "privilege-missing")
                        .statements())
                .contains("GRANT USAGE ON SCHEMA \"troubles\" TO \"" + ROLE + "\"");
        database.run("DROP SCHEMA \"Troubles, too\" CASCADE");
    }

    @Test
    void aDatabaseWithoutTheExtension() {
        database.run("CREATE DATABASE " + DATABASE);

        assertThat(only(diagnose(ConnectionTarget.of(url(DATABASE), ROLE, PASSWORD)), "extension-missing")
                        .statements())
                .containsExactly("CREATE EXTENSION timescaledb");
    }

    @Test
    void aServerThatDoesNotSayHowItIs() throws SQLException {
        database.run("CREATE DATABASE " + DATABASE);
        try (Connection connection =
                DriverManager.getConnection(url(DATABASE), database.username(), database.password())) {
            connection.createStatement().execute("REVOKE SELECT ON pg_catalog.pg_stat_activity FROM PUBLIC");
        }

        List<Issue> issues = diagnose(ConnectionTarget.of(url(DATABASE), ROLE, PASSWORD));

        assertThat(only(issues, "limits-unknown").severity()).isEqualTo(Severity.UNCHECKED);
        assertThat(issues.get(0).finding()).contains("42501");
    }
}
