package io.github.timescale4j.spring.docker;

import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/** Makes a service with TimescaleDB the database of the library's own pool. */
final class TimescaleDockerComposeConnectionDetailsFactory
        extends DockerComposeConnectionDetailsFactory<TimescaleConnectionDetails> {

    /** Made by Spring Boot. */
    TimescaleDockerComposeConnectionDetailsFactory() {
        super(ComposedDatabase.images());
    }

    @Override
    protected @Nullable TimescaleConnectionDetails getDockerComposeConnectionDetails(
            DockerComposeConnectionSource source) {
        return ComposedDatabase.isForTimeSeriesOnly(source) ? new Details(source.getRunningService()) : null;
    }

    private static final class Details extends DockerComposeConnectionDetails implements TimescaleConnectionDetails {

        private final ComposedDatabase database;

        Details(RunningService service) {
            super(service);
            database = ComposedDatabase.of(service);
        }

        @Override
        public String jdbcUrl() {
            return database.jdbcUrl();
        }

        @Override
        public String username() {
            return database.username();
        }

        @Override
        public @Nullable String password() {
            return database.password();
        }
    }
}
