package io.github.timescale4j.spring.aot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.ResourceHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** The resources and the methods that the library looks up by their names. The declared types are registered one by one, elsewhere. */
final class TimescaleRuntimeHints implements RuntimeHintsRegistrar {

    private static final String CLIENT = "io.github.timescale4j.client.";
    private static final String EMBEDDED = "io.github.timescale4j.embedded.EmbeddedTimescale";

    TimescaleRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        register(hints.resources());
        register(hints.reflection());
    }

    private static void register(ResourceHints resources) {
        resources
                // The index of the declarations, their SQL, and what the library shows to people.
                .registerPattern("META-INF/timescale/**")
                .registerPattern("META-INF/maven/io.github.timescale4j/timescale-client/pom.properties")
                // The private Flyway says its version and has no other resource: the plug-ins are services.
                .registerPattern("org/flywaydb/core/internal/version.txt")
                .registerPattern(
                        hint -> hint.includes(TypeReference.of(EMBEDDED), "io/github/timescale4j/embedded/pglite/**"));
    }

    private static void register(ReflectionHints reflection) {
        TypeReference number = TypeReference.of(int.class);
        method(reflection, "java.util.concurrent.Executors", "newVirtualThreadPerTaskExecutor");
        method(reflection, "org.postgresql.jdbc.PgResultSet", "getColumnOID", number);
        for (String name : List.of("value", "doubleValue", "longValue")) {
            method(reflection, CLIENT + "mapping.RowAssembler", name, number);
        }
        // The driver makes it by its name.
        reflection.registerType(
                TypeReference.of(CLIENT + "execution.LingeringSockets"),
                type -> type.withConstructor(List.of(), ExecutableMode.INVOKE));
    }

    private static void method(ReflectionHints reflection, String type, String name, TypeReference... parameters) {
        reflection.registerType(
                TypeReference.of(type), hint -> hint.withMethod(name, List.of(parameters), ExecutableMode.INVOKE));
    }
}
