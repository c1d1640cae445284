package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.schema.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A schema of the shared embedded database; or, where the system property {@code test.server} is {@code native}, of a database of
 * its own on the server to which {@code TIMESCALE_TEST_URL} points. It is opened when it is first asked for.
 */
final class EvolvingDatabase {

    private static final boolean NATIVE = "native".equals(System.getProperty("test.server"));

    /**
     * Most of what a look at the catalog costs is to plan it. Its tables are small here, so nothing is gained by comparing every
     * order and most kinds of joins. Results do not depend on it, and the native tests plan as any server does.
     */
    private static final String QUICK_PLANS = Stream.of(
                    "from_collapse_limit=1",
                    "join_collapse_limit=1",
                    "enable_mergejoin=off",
                    "enable_memoize=off",
                    "enable_incremental_sort=off",
                    "enable_material=off")
            .map(setting -> "-c " + setting)
            .collect(Collectors.joining(" "));

    private final String schema;
    private HikariDataSource dataSource;

    EvolvingDatabase(String schema) {
        this.schema = schema;
    }

    /** Whether it is on a server, which has several sessions. */
    static boolean isNative() {
        return NATIVE;
    }

    synchronized HikariDataSource dataSource() {
        if (dataSource == null) {
            try {
                dataSource = NATIVE ? onServer() : embedded();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return dataSource;
    }

    private static HikariDataSource embedded() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(timescale.jdbcUrl());
        pool.setUsername(timescale.username());
        pool.setPassword(timescale.password());
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("options", QUICK_PLANS);
        return pool;
    }

    /** A database without the server's background jobs, which would drop and refresh what the tests look at. */
    private static HikariDataSource onServer() throws SQLException {
        NativeDatabase database = NativeDatabase.create();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                database.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }));
        database.execute("SELECT _timescaledb_functions.stop_background_workers()");
        database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");
        return database.pool(1);
    }

    /** What of these the server does not have: it is too old for it, or of another edition. */
    Optional<Feature> lacks(Collection<Feature> features) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            Server server = Server.read(connection);
            return features.stream().filter(server::lacks).findFirst();
        }
    }

    /** Skips a test on a server that does not have what it needs. */
    void assumeHas(Collection<Feature> features) throws SQLException {
        Optional<Feature> lacking = lacks(features);
        Assumptions.assumeTrue(
                lacking.isEmpty(),
                () -> "the server does not have: " + lacking.orElseThrow().label());
    }

    /**
     * Each connection is a new one. Not by the driver's own data source, whose connections have an address with each of its
     * properties: to look for a password in it costs Flyway more than the migration.
     */
    DataSource unpooled() {
        HikariDataSource pool = dataSource();
        DriverManagerDataSource unpooled =
                new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        unpooled.setConnectionProperties(pool.getDataSourceProperties());
        return unpooled;
    }

    SchemaMigratorBuilder migrator(DeclarationCatalog catalog) {
        return SchemaMigrator.builder(dataSource()).catalog(catalog).schema(schema);
    }

    void clean() throws SQLException {
        execute("DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Does with an exported file what the application's own Flyway would. */
    void run(Path file) throws IOException, SQLException {
        execute("BEGIN;\n" + Files.readString(file) + "COMMIT");
    }

    /** Runs the file into which a plan is exported, and returns it. */
    Path runExported(SchemaMigrator exporting, Path migrations) throws IOException, SQLException {
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(exporting::migrate)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXPORTED));
        Path file = newest(migrations);
        run(file);
        return file;
    }

    /** The file with the highest version; all have as many digits. */
    static Path newest(Path migrations) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    String scalar(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
