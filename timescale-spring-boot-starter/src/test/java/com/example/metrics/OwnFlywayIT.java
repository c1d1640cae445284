package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** An application with migrations of its own keeps them, and they come first. */
@SpringBootTest(properties = "spring.flyway.locations=classpath:db/app")
class OwnFlywayIT {

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void applicationsMigrationsRunBeforeTheDeclaredSchema() {
        assertThat(jdbc.queryForList("SELECT version FROM flyway_schema_history", String.class))
                .containsExactly("1");
        assertThat(jdbc.queryForList(
                        "SELECT description FROM timescale_schema_history WHERE version <> '0'", String.class))
                .containsExactly("create public.metric_data, public.hourly_metrics");
    }
}
