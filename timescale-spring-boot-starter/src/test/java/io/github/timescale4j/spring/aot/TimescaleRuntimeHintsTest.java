package io.github.timescale4j.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import com.example.metrics.MetricData;
import io.github.timescale4j.client.execution.LingeringSockets;
import io.github.timescale4j.schema.DeclarationIndex;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ClassUtils;

/** An image keeps what the library looks up by its name. */
class TimescaleRuntimeHintsTest {

    private final RuntimeHints hints = new RuntimeHints();

    @BeforeEach
    void register() {
        new TimescaleRuntimeHints().registerHints(hints, getClass().getClassLoader());
    }

    @Test
    void theRegistrarIsFound() {
        assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                        .load(RuntimeHintsRegistrar.class))
                .hasAtLeastOneElementOfType(TimescaleRuntimeHints.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                DeclarationIndex.RESOURCE,
                "META-INF/timescale/ui/index.html",
                "META-INF/maven/io.github.timescale4j/timescale-client/pom.properties",
                "org/flywaydb/core/internal/version.txt"
            })
    void resourcesAreKept(String name) {
        assertThat(resource().forResource(name)).accepts(hints);
    }

    @Test
    void theSqlOfADeclarationIsKept() {
        String name = "META-INF/timescale/" + MetricData.class.getName() + ".sql";

        assertThat(getClass().getClassLoader().getResource(name)).isNotNull();
        assertThat(resource().forResource(name)).accepts(hints);
    }

    @Test
    void theDriverCanMakeItsSockets() throws NoSuchMethodException {
        assertThat(reflection().onConstructorInvocation(LingeringSockets.class.getConstructor()))
                .accepts(hints);
    }

    /** A method of a newer JDK may be missing, one of ours or of the driver must not. */
    @Test
    void whatIsKeptExists() throws ClassNotFoundException {
        assertThat(hints.reflection().typeHints()).hasSizeGreaterThan(3);
        for (TypeHint hint : hints.reflection().typeHints().toList()) {
            Class<?> type = ClassUtils.forName(hint.getType().getName(), null);
            if (!type.getName().startsWith("java.")) {
                assertThat(hint.methods())
                        .allSatisfy(method -> assertThat(Stream.of(type.getDeclaredMethods()))
                                .as("%s.%s", type, method.getName())
                                .anyMatch(each -> each.getName().equals(method.getName())
                                        && each.getParameterCount()
                                                == method.getParameterTypes().size()));
            }
        }
    }
}
