package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.client.TimeScaleClient;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Looks at the database of a client that the application makes itself, before the library migrates where it leads. */
final class ApplicationClientGuard implements BeanPostProcessor {

    private final TestedDatabase database;

    /** Creates the post-processor; whatever else it needs is looked up when there is a client. */
    ApplicationClientGuard(TestedDatabase database) {
        this.database = database;
    }

    /** The migration comes after the initialization. */
    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof TimeScaleClient client && database.isOfApplication()) {
            try (Connection connection = client.dataSource().getConnection()) {
                database.claim(connection, database.tables(connection));
            } catch (SQLException e) {
                throw new CleaningException(
                        "The database of the client '" + beanName + "' cannot be looked at (SQLSTATE " + e.getSQLState()
                                + ")",
                        e);
            }
        }
        return bean;
    }
}
