package io.github.timescale4j.test.server;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Leads Liquibase to the test's database where the application's files give it an address or a role of its own. An empty address would
 * be one for Liquibase, so that it has to be another one.
 */
final class LiquibaseAddress {

    private static final String URL = "spring.liquibase.url";
    private static final String USER = "spring.liquibase.user";
    private static final String PASSWORD = "spring.liquibase.password";

    private LiquibaseAddress() {}

    static void replace(ConfigurableEnvironment environment) {
        if (!StringUtils.hasText(environment.getProperty(URL)) && !StringUtils.hasText(environment.getProperty(USER))) {
            return;
        }
        TestDatabase database =
                TestServers.get(Binder.get(environment).bindOrCreate("timescale.test", TestServerProperties.class));
        Map<String, Object> login = new HashMap<>();
        login.put(URL, database.jdbcUrl());
        put(login, USER, database.username());
        put(login, PASSWORD, database.password());
        environment.getPropertySources().addFirst(new MapPropertySource("timescaleTestLiquibase", login));
    }

    private static void put(Map<String, Object> login, String property, @Nullable String value) {
        if (value != null) {
            login.put(property, value);
        }
    }
}
