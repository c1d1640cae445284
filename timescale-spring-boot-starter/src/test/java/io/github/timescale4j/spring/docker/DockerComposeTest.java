package io.github.timescale4j.spring.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

/** What Spring Boot finds out about a running service, through the factories that are registered. */
class DockerComposeTest {

    private static final String BOOT_SERVICE = "org.springframework.boot.service-connection";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timescale/timescaledb:2.23.1-pg17",
                "timescale/timescaledb-ha:pg17-ts2.23",
                "registry.example.com:5000/timescale/timescaledb:2.23.1-pg17",
                "registry.example.com/timescale/timescaledb-ha:pg17"
            })
    void theImagesOfTimescaleAreKnownWhateverTheRegistry(String image) {
        assertThat(jdbc(found(new Service(image, Map.of("POSTGRES_PASSWORD", "secret"), Map.of()))))
                .isEqualTo("jdbc:postgresql://127.0.0.1:32768/postgres as postgres with secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis:8",
                "example/timescaledb:1",
                "mirror.example.com/hub/timescale/timescaledb:1",
                "timescale/timescaledb-tune:1"
            })
    void otherImagesAreNot(String image) {
        assertThat(found(new Service(image, Map.of("POSTGRES_PASSWORD", "secret"), Map.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "metrics, app, jdbc:postgresql://127.0.0.1:32768/metrics as app with secret",
                "-, app, jdbc:postgresql://127.0.0.1:32768/app as app with secret",
                "metrics, -, jdbc:postgresql://127.0.0.1:32768/metrics as postgres with secret"
            })
    void databaseAndUserAreThoseOfTheImage(@Nullable String database, @Nullable String user, String expected) {
        Map<String, String> environment = new HashMap<>(Map.of("POSTGRES_PASSWORD", "secret"));
        if (database != null) {
            environment.put("POSTGRES_DB", database);
        }
        if (user != null) {
            environment.put("POSTGRES_USER", user);
        }

        assertThat(jdbc(found(new Service("timescale/timescaledb", environment, Map.of()))))
                .isEqualTo(expected);
    }

    @Test
    void theLabelWithParametersIsHeard() {
        Service service = new Service(
                "timescale/timescaledb",
                Map.of("POSTGRES_PASSWORD", "secret"),
                Map.of("org.springframework.boot.jdbc.parameters", "ssl=true&sslmode=require"));

        assertThat(jdbc(found(service)))
                .startsWith("jdbc:postgresql://127.0.0.1:32768/postgres?ssl=true&sslmode=require as");
    }

    @Test
    void withTheLabelForPostgresOnlySpringBootsOwnFactoryAnswers() {
        Service service = new Service(
                "timescale/timescaledb", Map.of("POSTGRES_PASSWORD", "secret"), Map.of(BOOT_SERVICE, "postgres"));

        assertThat(found(service).get(JdbcConnectionDetails.class).getClass().getName())
                .startsWith("org.springframework.boot.");
    }

    @Test
    void anImageOfOnesOwnIsKnownByTheLabel() {
        Service service = new Service(
                "registry.example.com/our-database",
                Map.of("POSTGRES_PASSWORD", "secret"),
                Map.of(BOOT_SERVICE, "timescale/timescaledb"));

        assertThat(jdbc(found(service))).startsWith("jdbc:postgresql://127.0.0.1:32768/postgres");
    }

    @Test
    void noPasswordIsNeededWhereTheServerTrustsEverybody() {
        Service service = new Service("timescale/timescaledb", Map.of("POSTGRES_HOST_AUTH_METHOD", "trust"), Map.of());

        assertThat(jdbc(found(service))).endsWith("with null");
    }

    @Test
    void aPasswordThatIsNotSaidIsAskedFor() {
        Service service = new Service("timescale/timescaledb", Map.of(), Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> found(service))
                .withMessageContaining("The service database")
                .withMessageContaining("Set POSTGRES_PASSWORD");
    }

    @Test
    void whereTimescaleUrlIsSetTheServiceTakesItsPlaceAndNotThatOfTheDataSource() {
        Map<Class<?>, ConnectionDetails> found = found(
                new Service("timescale/timescaledb", Map.of("POSTGRES_PASSWORD", "secret"), Map.of()),
                new MockEnvironment().withProperty("timescale.url", "jdbc:postgresql://db.example.com/metrics"),
                getClass().getClassLoader());

        assertThat(found).containsOnlyKeys(TimescaleConnectionDetails.class);
        assertThat(found.get(TimescaleConnectionDetails.class))
                .isInstanceOfSatisfying(TimescaleConnectionDetails.class, details -> {
                    assertThat(details.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:32768/postgres");
                    assertThat(details.username()).isEqualTo("postgres");
                    assertThat(details.password()).isEqualTo("secret");
                });
    }

    private static Map<Class<?>, ConnectionDetails> found(Service service) {
        return found(service, new MockEnvironment(), DockerComposeTest.class.getClassLoader());
    }

    private static Map<Class<?>, ConnectionDetails> found(
            Service service, Environment environment, ClassLoader classLoader) {
        Constructor<?> constructor = DockerComposeConnectionSource.class.getDeclaredConstructors()[0];
        Object source = BeanUtils.instantiateClass(constructor, service, environment);
        return new ConnectionDetailsFactories(classLoader).getConnectionDetails(source, false);
    }

    private static String jdbc(Map<Class<?>, ConnectionDetails> found) {
        assertThat(found).containsOnlyKeys(JdbcConnectionDetails.class);
        JdbcConnectionDetails details =
                (JdbcConnectionDetails) found.values().iterator().next();
        return details.getJdbcUrl() + " as " + details.getUsername() + " with " + details.getPassword();
    }

    /** A service as Docker Compose would describe it. */
    private record Service(String imageName, Map<String, String> env, Map<String, String> labels)
            implements RunningService {

        @Override
        public String name() {
            return "database";
        }

        @Override
        public ImageReference image() {
            return ImageReference.of(imageName);
        }

        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public ConnectionPorts ports() {
            return new ConnectionPorts() {
                @Override
                public int get(int containerPort) {
                    assertThat(containerPort).isEqualTo(5432);
                    return 32768;
                }

                @Override
                public List<Integer> getAll() {
                    return List.of(32768);
                }

                @Override
                public List<Integer> getAll(@Nullable String protocol) {
                    return getAll();
                }
            };
        }
    }
}
