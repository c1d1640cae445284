package io.github.timescale4j.spring.actuate;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.util.MimeType;

/** What the endpoint answers over HTTP only: the page, 404 and 400. */
@EndpointWebExtension(endpoint = TimescaleEndpoint.class)
final class TimescaleEndpointWebExtension {

    private static final String PAGE = "ui";
    private static final MimeType HTML = new MimeType("text", "html", StandardCharsets.UTF_8);

    private final TimescaleEndpoint endpoint;
    private final Resource page = new ClassPathResource("META-INF/timescale/ui/index.html");

    TimescaleEndpointWebExtension(TimescaleEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @ReadOperation
    WebEndpointResponse<?> section(@Selector String section, @Nullable String relation) {
        if (section.equals(PAGE)) {
            return new WebEndpointResponse<>(page, HTML);
        }
        try {
            Object answer = endpoint.section(section, relation);
            return answer == null
                    ? new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND)
                    : new WebEndpointResponse<>(answer);
        } catch (InvalidEndpointRequestException refused) {
            return refusal(refused);
        }
    }

    /**
     * An answer, not the exception. Spring Boot would make 400 of it, but leave out what to do; and WebFlux answers it on a worker that
     * Reactor may interrupt because its work has failed. Tomcat writes nothing for such a thread, but closes the connection.
     */
    private static WebEndpointResponse<Answers.Refusal> refusal(InvalidEndpointRequestException refused) {
        return new WebEndpointResponse<>(
                new Answers.Refusal(String.valueOf(refused.getReason())), WebEndpointResponse.STATUS_BAD_REQUEST);
    }
}
