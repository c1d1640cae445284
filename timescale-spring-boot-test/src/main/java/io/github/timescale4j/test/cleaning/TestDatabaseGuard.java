package io.github.timescale4j.test.cleaning;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Looks at a database that was not made for the tests, before anything is changed in it. */
final class TestDatabaseGuard implements InitializingBean {

    private final TestedDatabase database;

    /** Creates the bean. */
    TestDatabaseGuard(TestedDatabase database) {
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        DataSource dataSource = database.dataSourceBeforeMigration();
        if (dataSource != null) {
            try (Connection connection = dataSource.getConnection()) {
                database.claim(connection, database.tables(connection));
            }
        }
    }
}
