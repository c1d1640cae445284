package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Where the application's Flyway logs in by another way, because its role may do more, the declared schema takes that way too. */
class FlywayDataSourceIT {

    @Test
    void declaredSchemaTakesTheWayOfTheApplicationsFlyway() throws SQLException {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MetricsApplication.class)
                .properties("spring.main.web-application-type=none", "timescale.schema=by_flyway")
                .run(
                        "--spring.datasource.url=jdbc:postgresql://localhost:1/nobody-listens-here",
                        "--spring.flyway.url=" + timescale.jdbcUrl(),
                        "--spring.flyway.user=" + timescale.username(),
                        "--spring.flyway.password=" + timescale.password(),
                        "--spring.flyway.schemas=applications_own",
                        "--spring.flyway.locations=classpath:db/app",
                        "--spring.flyway.postgresql.transactional-lock=false")) {
            assertThat(context.isRunning()).isTrue();
        }

        try (Connection connection =
                        DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('by_flyway.metric_data') IS NOT NULL"
                        + " AND to_regclass('applications_own.device') IS NOT NULL")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }
}
