package io.github.timescale4j.test.server;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleImages;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code timescale.test}.
 *
 * @param server Where the database of a test comes from that leaves the choice open.
 * @param url JDBC URL of a server for the tests.
 * @param username Role that logs in there. It gets a database of its own for each run if it may create one.
 * @param password Password of the role.
 * @param image Image of the container.
 * @param discardRows Whether rows may be deleted that were in the declared tables of a given database before the tests began.
 */
@ConfigurationProperties("timescale.test")
public record TestServerProperties(
        @DefaultValue("auto") TestServer server,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue(TimescaleImages.DEFAULT) String image,
        @DefaultValue("false") boolean discardRows) {

    /**
     * Renders what must not be secret.
     *
     * @return the server and the image
     */
    @Override
    public String toString() {
        return "TestServerProperties[server=" + server + ", image=" + image + ", discardRows=" + discardRows + "]";
    }
}
