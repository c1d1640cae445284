package io.github.timescale4j.test.server;

import io.github.timescale4j.test.TestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** The servers of this JVM: one of each kind, however many application contexts ask for it. */
final class TestServers {

    private static final Logger LOG = LoggerFactory.getLogger(TestServers.class);

    private static final Map<List<?>, TestDatabase> STARTED = new HashMap<>();

    private TestServers() {}

    static synchronized TestDatabase get(TestServerProperties properties) {
        TestServer server = choose(properties);
        if (server == TestServer.EMBEDDED) {
            // It is asked each time, because one that has crashed is replaced.
            return EmbeddedServer.start();
        }
        List<?> key = server == TestServer.CONTAINER
                ? List.of(server, properties.image())
                : List.of(server, String.valueOf(properties.url()), String.valueOf(properties.username()));
        TestDatabase started = STARTED.get(key);
        if (started == null) {
            started = server == TestServer.CONTAINER
                    ? ContainerServer.start(properties.image())
                    : GivenServer.open(properties);
            STARTED.put(key, started);
        }
        return started;
    }

    static TestServer choose(TestServerProperties properties) {
        if (properties.server() != TestServer.AUTO) {
            return properties.server();
        }
        TestServer chosen = TestServer.EMBEDDED;
        if (StringUtils.hasText(properties.url())) {
            chosen = TestServer.GIVEN;
        } else if (ContainerServer.isThere()) {
            chosen = TestServer.CONTAINER;
        }
        LOG.debug("The tests use the server {}", chosen);
        return chosen;
    }
}
