package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSource;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.test.server.TestDatabase;
import io.github.timescale4j.test.server.TestServerProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The database to which a test's client leads, whoever brought it; everything is looked up when it is asked for. */
final class TestedDatabase {

    private final ListableBeanFactory beans;

    TestedDatabase(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Where the client leads, which may be one that the application makes itself. */
    DataSource dataSource() {
        TimeScaleClient client = beans.getBeanProvider(TimeScaleClient.class).getIfUnique();
        return client != null ? client.dataSource() : TimescaleDataSource.get(beans);
    }

    /** Where the client is going to lead; {@code null} if only the application knows. */
    @Nullable
    DataSource dataSourceBeforeMigration() {
        return isOfApplication() ? null : TimescaleDataSource.find(beans);
    }

    /** Whether the application makes its client itself. */
    boolean isOfApplication() {
        return TimescaleDataSource.isClientOfApplication(beans);
    }

    Stream<TimeSeriesWriter<?>> writers() {
        return beans.getBeanProvider(TimeScaleClient.class).stream().flatMap(client -> client.writers().stream());
    }

    TestTables tables(Connection connection) throws SQLException {
        return new TestTables(
                beans.getBean(DeclarationCatalog.class),
                connection,
                beans.getBean(TimescaleProperties.class).schema());
    }

    /** Whether the database was made for the tests of this JVM. */
    boolean isDisposable() {
        TestDatabase database = beans.getBeanProvider(TestDatabase.class).getIfUnique();
        return database != null && database.disposable();
    }

    /** A data source that the conditions of the slice did not see may lead elsewhere. */
    private boolean leadsToTestDatabase(Connection connection) throws SQLException {
        TestDatabase made = beans.getBean(TestDatabase.class);
        return address(connection.getMetaData().getURL()).equals(address(made.jdbcUrl()));
    }

    private static String address(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** Refuses the rows of others, in a database that was not made for the tests. */
    void claim(Connection connection, TestTables tables) throws SQLException {
        if (!isDisposable() || !leadsToTestDatabase(connection)) {
            ForeignRows.claim(
                    connection,
                    tables,
                    beans.getBean(TestServerProperties.class).discardRows());
        }
    }
}
