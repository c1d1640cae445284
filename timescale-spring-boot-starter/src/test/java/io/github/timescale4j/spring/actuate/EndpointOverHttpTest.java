package io.github.timescale4j.spring.actuate;

import static io.github.timescale4j.spring.statistics.HandMade.NOON;
import static io.github.timescale4j.spring.statistics.HandMade.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.statistics.HandMade;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint as an operator meets it: over HTTP under both web stacks, elsewhere than usual, and under JMX. */
class EndpointOverHttpTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        StatisticsCache cache(TimeScaleClient client) {
            return HandMade.cache(
                    client,
                    HandMade.statistics(
                            NOON, List.of(table("<img src=x onerror=alert(1)>", 800, 0)), List.of(), List.of()));
        }
    }

    private static ConfigurableApplicationContext start(String type, String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.main.web-application-type=" + type,
                "--spring.main.banner-mode=off",
                "--server.port=0",
                "--timescale.url=jdbc:postgresql://localhost:1/metrics",
                "--timescale.migration.mode=none",
                "--spring.flyway.enabled=false"));
        all.addAll(List.of(properties));
        return new SpringApplicationBuilder(Application.class).run(all.toArray(String[]::new));
    }

    private HttpResponse<String> get(ConfigurableApplicationContext context, String which, String path, String accept)
            throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local." + which + ".port");
        // One for each request: after an answer of 404 the server may close a connection that another request is about
        // to use.
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Accept", accept)
                                .build(),
                        BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"servlet", "reactive"})
    void answersUnderBothWebStacks(String type) throws Exception {
        try (ConfigurableApplicationContext context =
                start(type, "--management.endpoints.web.exposure.include=timescale")) {
            HttpResponse<String> page = get(context, "server", "/actuator/timescale/ui", BROWSER);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            content -> assertThat(content).startsWithIgnoringCase("text/html;charset=utf-8"));
            assertThat(page.body()).startsWith("<!doctype html>");

            HttpResponse<String> overview = get(context, "server", "/actuator/timescale", "application/json");
            assertThat(overview.statusCode()).isEqualTo(200);
            assertThat(overview.body()).contains("\"readAt\":\"2026-03-01T12:00:00Z\"", "\"maxConnections\":100");
            assertThat(overview.body()).as("what is not known is said to be so").contains("\"manual\":null");

            HttpResponse<String> tables = get(context, "server", "/actuator/timescale/hypertables", BROWSER);
            assertThat(tables.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(content -> assertThat(content).contains("json"));
            assertThat(tables.body()).contains("<img src=x onerror=alert(1)>", "\"compressionRatio\":4.0");

            assertThat(get(context, "server", "/actuator/timescale/users", "*/*")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(context, "server", "/actuator/timescale/chunks", "*/*")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void movesWithTheActuatorsPathAndPort() throws Exception {
        try (ConfigurableApplicationContext context = start(
                "servlet",
                "--management.endpoints.web.exposure.include=timescale",
                "--management.endpoints.web.base-path=/ops",
                "--management.endpoints.web.path-mapping.timescale=database",
                "--management.server.port=0",
                "--management.endpoint.timescale.cache.time-to-live=1h")) {
            assertThat(get(context, "management", "/ops/database/ui", BROWSER).body())
                    .startsWith("<!doctype html>");
            HttpResponse<String> first = get(context, "management", "/ops/database", "application/json");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(get(context, "management", "/ops/database", "application/json")
                            .body())
                    .as("the answer is kept")
                    .isEqualTo(first.body());
            assertThat(get(context, "management", "/ops/database/overview", "application/json")
                            .body())
                    .as("a section is not")
                    .isNotEqualTo(first.body());
            assertThat(get(context, "server", "/ops/database/ui", BROWSER).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoExposesHealthOnlyHasNoPageAndTheSameAnswersAreThereUnderJmx() throws Exception {
        try (ConfigurableApplicationContext context = start(
                "servlet",
                "--management.endpoints.web.exposure.include=health",
                "--management.endpoints.jmx.exposure.include=timescale",
                "--spring.jmx.enabled=true")) {
            assertThat(get(context, "server", "/actuator/timescale/ui", BROWSER).statusCode())
                    .isEqualTo(404);
            assertThat(get(context, "server", "/actuator/timescale", BROWSER).statusCode())
                    .isEqualTo(404);

            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName("org.springframework.boot:type=Endpoint,name=Timescale");
            Object answer = beans.invoke(name, "section", new Object[] {"hypertables", null}, new String[] {
                String.class.getName(), String.class.getName()
            });
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Map.class, map -> assertThat(map.toString()).contains("compressionRatio=4.0"));
        }
    }
}
