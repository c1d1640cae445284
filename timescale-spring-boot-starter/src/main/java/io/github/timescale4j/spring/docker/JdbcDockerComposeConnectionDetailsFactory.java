package io.github.timescale4j.spring.docker;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.Assert;

/** Makes a service with TimescaleDB the database of the application's {@code DataSource}, as Spring Boot does with PostgreSQL. */
final class JdbcDockerComposeConnectionDetailsFactory
        extends DockerComposeConnectionDetailsFactory<JdbcConnectionDetails> {

    /** Made by Spring Boot. Without its module for JDBC this fails, and the factory is left out. */
    JdbcDockerComposeConnectionDetailsFactory() {
        super(ComposedDatabase.images());
        Assert.notNull(JdbcConnectionDetails.class, "the details");
    }

    @Override
    protected @Nullable JdbcConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
        return ComposedDatabase.isForTimeSeriesOnly(source) ? null : new Details(source.getRunningService());
    }

    private static final class Details extends DockerComposeConnectionDetails implements JdbcConnectionDetails {

        private final ComposedDatabase database;

        Details(RunningService service) {
            super(service);
            database = ComposedDatabase.of(service);
        }

        @Override
        public String getJdbcUrl() {
            return database.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return database.username();
        }

        @Override
        public @Nullable String getPassword() {
            return database.password();
        }
    }
}
