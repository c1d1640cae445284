package io.github.timescale4j.client.migration;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** An administrator ends the migrator's session at every single statement. */
@Tag("native")
class CrashNativeIT {

    private static final String SCHEMA = "crash";

    @TempDir
    Path folder;

    private NativeDatabase database;
    private HikariDataSource dataSource;
    private Connection administrator;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = NativeDatabase.create();
        administrator = database.connect();
        execute(administrator, "ALTER DATABASE " + database.name() + " SET synchronous_commit = off");
        dataSource = database.pool(1);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        administrator.close();
        dataSource.close();
        database.close();
    }

    static List<CrashScenario> everyScenario() {
        return CrashScenario.ofTables();
    }

    @ParameterizedTest(name = "{0}, cut at each statement")
    @MethodSource("everyScenario")
    void endsInTheOldOrTheNewSchemaAndComesThroughTheNextTime(CrashScenario scenario) throws IOException, SQLException {
        DeclarationCatalog from = Declarations.load(scenario.from().writeTo(folder.resolve("from")));
        DeclarationCatalog to = Declarations.load(scenario.to().writeTo(folder.resolve("to")));
        new CrashSite(dataSource, database.unpooled(), SCHEMA, this::terminate, () -> prepare(from), scenario, to, true)
                .cutEverywhere();
    }

    private void terminate(Connection connection) throws SQLException {
        int session = connection.unwrap(PGConnection.class).getBackendPID();
        execute(administrator, "SELECT pg_terminate_backend(" + session + ")");
        // The function's own wait looks ten times a second only.
        try (Statement statement = administrator.createStatement()) {
            ResultSet row;
            do {
                row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE pid = " + session);
                row.next();
            } while (row.getInt(1) > 0);
        }
    }

    private void prepare(DeclarationCatalog from) throws SQLException {
        execute("DROP SCHEMA IF EXISTS crash CASCADE");
        if (!from.types().isEmpty()) {
            SchemaMigrator.builder(dataSource)
                    .catalog(from)
                    .schema(SCHEMA)
                    .build()
                    .migrate();
            execute(CrashScenario.ROWS);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
