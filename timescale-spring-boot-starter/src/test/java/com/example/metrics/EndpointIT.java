package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.client.migration.DriftCheck;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.actuate.TimescaleEndpoint;
import io.github.timescale4j.spring.actuate.TimescaleEndpointAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import io.github.timescale4j.spring.diagnostics.TimescaleConnectionDiagnosticsAutoConfiguration;
import io.github.timescale4j.spring.diagnostics.TimescaleDiagnosticsAutoConfiguration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sections for which the endpoint looks at a database. */
class EndpointIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EmbeddedTimescale timescale = EmbeddedTimescale.shared();

    private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleDeclarationAutoConfiguration.class,
                    TimescaleDiagnosticsAutoConfiguration.class,
                    TimescaleConnectionDiagnosticsAutoConfiguration.class,
                    TimescaleEndpointAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class))
            .withPropertyValues(
                    "management.endpoints.web.exposure.include=timescale",
                    "timescale.url=" + timescale.jdbcUrl(),
                    "timescale.username=" + timescale.username(),
                    "timescale.password=" + timescale.password());

    private static JsonNode section(WebEndpointsSupplier endpoints, String name) {
        ExposableWebEndpoint endpoint = endpoints.getEndpoints().iterator().next();
        WebOperation operation = endpoint.getOperations().stream()
                .filter(each -> each.getId().contains("section"))
                .findFirst()
                .orElseThrow();
        Object answer = operation.invoke(new InvocationContext(SecurityContext.NONE, Map.of("section", name)));
        return JSON.valueToTree(((WebEndpointResponse<?>) answer).getBody());
    }

    @Test
    void aDiagnosisHasRunAllChecksInTime() {
        contextRunner.run(context -> {
            assertThat(context).hasSingleBean(TimescaleEndpoint.class);
            JsonNode diagnosis = section(context.getBean(WebEndpointsSupplier.class), "diagnosis");

            assertThat(diagnosis.get("notChecked")).isEmpty();
            assertThat(diagnosis.get("tookSeconds").asDouble()).isBetween(0.0, 10.0);
            assertThat(diagnosis
                            .get("findings")
                            .valueStream()
                            .map(each -> each.get("id").asString()))
                    .as("what the embedded database lacks")
                    .contains("slow-statement");
        });
    }

    @Test
    void aDeclaredTableThatIsNotThereIsDrift() {
        contextRunner
                .withPropertyValues("timescale.schema=endpoint_drift")
                .withUserConfiguration(Comparison.class)
                .run(context -> {
                    TimeScaleClient client = context.getBean(TimeScaleClient.class);
                    client.execute("CREATE SCHEMA endpoint_drift");
                    JsonNode drift = section(context.getBean(WebEndpointsSupplier.class), "drift");

                    assertThat(drift.get("declared").asBoolean()).isTrue();
                    assertThat(drift.get("complete").asBoolean()).isTrue();
                    assertThat(drift.get("findings")
                                    .valueStream()
                                    .filter(each ->
                                            each.get("subject").asString().endsWith("metric_data"))
                                    .flatMap(each -> each.get("statements").valueStream())
                                    .map(JsonNode::asString))
                            .anyMatch(sql -> sql.startsWith("CREATE TABLE"));
                    client.execute("DROP SCHEMA endpoint_drift");
                });
    }

    /** What an application with declarations has. */
    @Configuration(proxyBeanMethods = false)
    static class Comparison {

        @Bean
        DeclaredSchemaCheck comparison(TimeScaleClient client, DeclarationCatalog catalog) {
            return DeclaredSchemaCheck.of(SchemaMigrator.builder(client.dataSource())
                    .catalog(catalog)
                    .schema("endpoint_drift")
                    .driftCheck(DriftCheck.ALWAYS)
                    .build());
        }
    }
}
