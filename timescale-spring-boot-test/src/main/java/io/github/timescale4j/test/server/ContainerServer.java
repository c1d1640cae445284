package io.github.timescale4j.test.server;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleImages;
import org.springframework.util.ClassUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container with TimescaleDB, where Testcontainers is on the class path. */
final class ContainerServer {

    private static final String CONTAINER = "org.testcontainers.postgresql.PostgreSQLContainer";

    private ContainerServer() {}

    static boolean isOnClassPath() {
        return ClassUtils.isPresent(CONTAINER, ContainerServer.class.getClassLoader());
    }

    /** Whether a container can be started. Without an engine the answer takes a moment the first time. */
    static boolean isThere() {
        return isOnClassPath() && Docker.isThere();
    }

    static TestDatabase start(String image) {
        if (!isOnClassPath()) {
            throw new TestServerUnavailableException(
                    TestServer.CONTAINER,
                    "A container was asked for, but Testcontainers is not on the class path of the tests. Add"
                            + " org.testcontainers:testcontainers-postgresql, or leave server at AUTO",
                    null);
        }
        if (!Docker.isThere()) {
            throw new TestServerUnavailableException(
                    TestServer.CONTAINER,
                    "A container was asked for, but there is no Docker engine, or this user may not use it. Start it; or leave"
                            + " server at AUTO, which takes the embedded database then",
                    null);
        }
        return Docker.start(image);
    }

    /** Loaded only where its library is. */
    private static final class Docker {

        static boolean isThere() {
            return DockerClientFactory.instance().isDockerAvailable();
        }

        /** It ends with the JVM, by Testcontainers' own means. */
        @SuppressWarnings("resource")
        static TestDatabase start(String image) {
            PostgreSQLContainer container = new PostgreSQLContainer(TimescaleImages.of(image));
            try {
                container.start();
            } catch (RuntimeException e) {
                throw new TestServerUnavailableException(
                        TestServer.CONTAINER,
                        "The container " + image
                                + " did not start. See the log of Testcontainers; timescale.test.image names"
                                + " another image, and timescale.test.server=embedded does without a container",
                        e);
            }
            return new TestDatabase(
                    container.getJdbcUrl(), container.getUsername(), container.getPassword(), true, false);
        }
    }
}
