package io.github.timescale4j.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a start takes in the migrator: the first, which creates 20 declarations, and the following ones, which compare them
 * with a database of 0, 300 and 3,000 chunks and find nothing to do. On the server to which {@code TIMESCALE_TEST_URL} leads, or
 * else on the embedded one.
 */
public final class MigrationStart {

    private static final int DECLARATIONS = 20;
    private static final int ROUNDS = 15;
    private static final PrintStream OUT = System.out;

    private final HikariDataSource dataSource;
    private final DeclarationCatalog catalog;
    private final int tables;

    private MigrationStart(HikariDataSource dataSource, int aggregates) throws IOException {
        this.dataSource = dataSource;
        this.tables = DECLARATIONS - aggregates;
        this.catalog = SampleDeclarations.load(tables, aggregates);
    }

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        @Nullable String url = System.getenv("TIMESCALE_TEST_URL");
        if (url != null) {
            measure(url, System.getenv("TIMESCALE_TEST_USERNAME"), System.getenv("TIMESCALE_TEST_PASSWORD"));
        } else {
            try (EmbeddedTimescale embedded = EmbeddedTimescale.start()) {
                measure(embedded.jdbcUrl(), embedded.username(), embedded.password());
            }
        }
    }

    private static void measure(String url, String username, String password) throws IOException, SQLException {
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl(url);
            dataSource.setUsername(username);
            dataSource.setPassword(password);
            dataSource.setMaximumPoolSize(1);
            describe(dataSource);
            boolean apache = ask(dataSource, "SELECT current_setting('timescaledb.license')")
                    .equals("apache");
            OUT.println("| declarations | chunks | first start | second | third | median of " + ROUNDS
                    + " more | fastest |");
            OUT.println("| --- | --- | --- | --- | --- | --- | --- |");
            for (int aggregates : apache ? new int[] {0} : new int[] {0, DECLARATIONS / 2}) {
                MigrationStart measurement = new MigrationStart(dataSource, aggregates);
                measurement.warmUp();
                for (int chunks : new int[] {0, 300, 3_000}) {
                    measurement.run(chunks);
                }
            }
        }
    }

    private static void describe(HikariDataSource dataSource) throws SQLException {
        OUT.println(String.format(
                Locale.ROOT,
                "%d CPUs, %d MiB of heap, Java %s; PostgreSQL %s, TimescaleDB %s, licence %s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version().feature(),
                ask(dataSource, "SELECT split_part(current_setting('server_version'), ' ', 1)"),
                ask(dataSource, "SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'"),
                ask(dataSource, "SELECT current_setting('timescaledb.license')")));
        OUT.println();
    }

    /** The classes are loaded and compiled by what is not measured. */
    private void warmUp() throws SQLException {
        execute("DROP SCHEMA IF EXISTS benchmark CASCADE");
        for (int i = 0; i < ROUNDS; i++) {
            start();
        }
    }

    private void run(int chunks) throws SQLException {
        execute("DROP SCHEMA IF EXISTS benchmark CASCADE");
        double first = start();
        for (int i = 0; i < tables && chunks > 0; i++) {
            execute("INSERT INTO benchmark.metric_" + i
                    + " SELECT timestamptz '2026-01-01Z' + n * interval '1 day', 'd', 'k', n, NULL"
                    + " FROM generate_series(1, " + chunks / tables + ") n");
        }
        execute("ANALYZE");
        double second = start();
        double third = start();
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            more.add(start());
        }
        Collections.sort(more);
        String found = ask(
                dataSource,
                "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_schema = 'benchmark'");
        String declared =
                tables + " tables" + (tables == DECLARATIONS ? "" : ", " + (DECLARATIONS - tables) + " aggregates");
        OUT.println(String.format(
                Locale.ROOT,
                "| %s | %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %.0f ms |",
                declared,
                found,
                first,
                second,
                third,
                more.get(ROUNDS / 2),
                more.get(0)));
        // One at a time: all at once need more locks than a server keeps.
        for (int i = 0; i < tables; i++) {
            execute("DROP TABLE benchmark.metric_" + i + " CASCADE");
        }
    }

    private double start() {
        long start = System.nanoTime();
        SchemaMigrator.builder(dataSource)
                .catalog(catalog)
                .schema("benchmark")
                .build()
                .migrate();
        return (System.nanoTime() - start) / 1e6;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(HikariDataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
