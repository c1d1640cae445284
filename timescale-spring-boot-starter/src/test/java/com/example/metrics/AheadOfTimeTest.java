package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;

/** The application is processed as its build does it, with {@code spring-boot:process-aot}. */
class AheadOfTimeTest {

    @TempDir
    static Path folder;

    private static DocumentContext reachability;

    @BeforeAll
    static void process() throws IOException {
        Settings settings = Settings.builder()
                .sourceOutput(folder.resolve("sources"))
                .resourceOutput(folder.resolve("resources"))
                .classOutput(folder.resolve("classes"))
                .groupId("com.example")
                .artifactId("metrics")
                .build();
        new SpringApplicationAotProcessor(
                        MetricsApplication.class, settings, new String[] {"--spring.main.web-application-type=none"})
                .process();
        reachability = JsonPath.parse(Files.readString(
                folder.resolve("resources/META-INF/native-image/com.example/metrics/reachability-metadata.json")));
    }

    @Test
    void theReachabilityMetadataNamesTheRecords() {
        assertThat(methodsOf(MetricData.class)).contains("timestamp", "deviceId", "metricType", "value");
        assertThat(methodsOf(HourlyMetrics.class)).contains("hour", "avgValue");
    }

    @Test
    void theReachabilityMetadataNamesTheSchema() {
        List<String> globs = reachability.read("$.resources[*].glob");

        assertThat(globs).contains("META-INF/timescale/**");
    }

    @Test
    void theClientsBeansAreMadeByGeneratedCode() {
        assertThat(folder.resolve("sources/io/github/timescale4j/spring/autoconfigure"
                        + "/TimescaleClientAutoConfiguration__BeanDefinitions.java"))
                .content()
                .contains("timeScaleClient");
    }

    private static List<String> methodsOf(Class<?> type) {
        return reachability.read("$.reflection[?(@.type == '" + type.getName() + "')].methods[*].name");
    }
}
