package io.github.timescale4j.spring.docker;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** A service of Docker Compose that runs an image of TimescaleDB, with the settings that image and Spring Boot give a meaning. */
record ComposedDatabase(
        String jdbcUrl, String username, @Nullable String password) {

    /** As services name the images, whatever registry they come from. */
    private static final String[] IMAGES = {"timescale/timescaledb", "timescale/timescaledb-ha"};

    private static final int PORT = 5432;
    private static final String PARAMETERS = "org.springframework.boot.jdbc.parameters";
    private static final String BOOT_DETAILS = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails";
    private static final String[] ADDRESSES = {"timescale.url", "timescale.host"};

    static String[] images() {
        return IMAGES.clone();
    }

    static ComposedDatabase of(RunningService service) {
        Map<String, String> environment = service.env();
        String username = environment.getOrDefault("POSTGRES_USER", "postgres");
        String database = environment.getOrDefault("POSTGRES_DB", username);
        String parameters = service.labels().get(PARAMETERS);
        return new ComposedDatabase(
                "jdbc:postgresql://" + service.host() + ":" + service.ports().get(PORT) + "/" + database
                        + (StringUtils.hasLength(parameters) ? "?" + parameters : ""),
                username,
                password(service.name(), environment));
    }

    private static @Nullable String password(String service, Map<String, String> environment) {
        String password = environment.get("POSTGRES_PASSWORD");
        if (StringUtils.hasLength(password) || "trust".equals(environment.get("POSTGRES_HOST_AUTH_METHOD"))) {
            return password;
        }
        throw new IllegalStateException(
                "The service " + service
                        + " of Docker Compose runs TimescaleDB, but its password is not known. Set POSTGRES_PASSWORD below"
                        + " 'environment' of the service, or the label org.springframework.boot.ignore to connect in another way.");
    }

    /**
     * Whether the service takes the place of {@code timescale.url}, rather than that of the application's {@code DataSource}: where
     * the application has such an address, or knows nothing of Spring Boot's data sources.
     */
    static boolean isForTimeSeriesOnly(DockerComposeConnectionSource source) {
        Environment environment = source.getEnvironment();
        for (String address : ADDRESSES) {
            if (StringUtils.hasText(environment.getProperty(address))) {
                return true;
            }
        }
        return !ClassUtils.isPresent(BOOT_DETAILS, ComposedDatabase.class.getClassLoader());
    }
}
