package io.github.timescale4j.client.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A schema of the shared embedded database. */
final class EvolvingDatabase {

    private final String schema;
    private final HikariDataSource dataSource = new HikariDataSource();

    EvolvingDatabase(String schema) {
        this.schema = schema;
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        dataSource.setJdbcUrl(timescale.jdbcUrl());
        dataSource.setUsername(timescale.username());
        dataSource.setPassword(timescale.password());
        dataSource.setMaximumPoolSize(1);
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    /** Each connection is a new one. */
    DataSource unpooled() {
        PGSimpleDataSource unpooled = new PGSimpleDataSource();
        unpooled.setUrl(dataSource.getJdbcUrl());
        unpooled.setUser(dataSource.getUsername());
        unpooled.setPassword(dataSource.getPassword());
        return unpooled;
    }

    SchemaMigratorBuilder migrator(DeclarationCatalog catalog) {
        return SchemaMigrator.builder(dataSource).catalog(catalog).schema(schema);
    }

    void clean() throws SQLException {
        execute("DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String scalar(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
