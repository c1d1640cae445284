package io.github.timescale4j.spring.actuate;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The properties below {@code timescale.endpoint}.
 *
 * @param manual Where the folder docs of this library can be read, such as https://wiki.example.com/timescale. The page links findings to
 *     it, and only names their place in the manual if not set.
 */
@ConfigurationProperties("timescale.endpoint")
record EndpointProperties(@Nullable URI manual) {

    /**
     * Checks what becomes a link.
     *
     * @param manual where the manual can be read
     * @throws IllegalArgumentException if it is no address of the web
     */
    EndpointProperties {
        if (manual != null && !"https".equals(manual.getScheme()) && !"http".equals(manual.getScheme())) {
            throw new IllegalArgumentException(
                    "timescale.endpoint.manual must begin with https:// or http://, not " + manual);
        }
    }
}
