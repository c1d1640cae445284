package io.github.timescale4j.spring.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;

import com.example.metrics.HourlyMetrics;
import com.example.metrics.MetricData;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.aot.AotProcessingException;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** An image keeps what the mapper needs of the types whose rows it reads and writes. */
class DeclaredTypesAotProcessorTest {

    // tag::row[]
    /** No table has such rows, only a query. */
    record Row(Instant time, double value) {}

    @Configuration(proxyBeanMethods = false)
    @RegisterReflectionForBinding(Row.class)
    static class RowConfiguration {}
    // end::row[]

    @TempDir
    Path folder;

    @Test
    void constructorsAndAccessorsOfEveryDeclaredRecordAreKept() throws ReflectiveOperationException {
        RuntimeHints hints = process(context(TimescaleDeclarationAutoConfiguration.class));

        assertKept(MetricData.class, hints);
        assertKept(HourlyMetrics.class, hints);
    }

    @Test
    void theSameIsKeptOfARowThatTheApplicationNames() throws ReflectiveOperationException {
        assertKept(Row.class, process(context(RowConfiguration.class)));
    }

    @Test
    void nothingIsKeptWhereNobodyReadsDeclarations() {
        assertThat(reflection().onType(MetricData.class)).rejects(process(context(RowConfiguration.class)));
    }

    @Test
    void typesWithoutTheirSqlAreRefusedWhileTheApplicationIsBuilt() throws IOException {
        try (URLClassLoader classLoader = ForgottenProcessor.compile(folder)) {
            AnnotationConfigApplicationContext context = context(TimescaleDeclarationAutoConfiguration.class);
            context.setClassLoader(classLoader);
            AutoConfigurationPackages.register(context, ForgottenProcessor.PACKAGE);

            assertThatExceptionOfType(AotProcessingException.class)
                    .isThrownBy(() -> process(context))
                    .havingCause()
                    .isInstanceOfSatisfying(
                            UnprocessedDeclarationsException.class,
                            e -> assertThat(e.types()).containsExactly(ForgottenProcessor.TYPE));
        }
    }

    private static AnnotationConfigApplicationContext context(Class<?> configuration) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(configuration);
        return context;
    }

    private static RuntimeHints process(AnnotationConfigApplicationContext context) {
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("com.example", "Application")), new InMemoryGeneratedFiles());
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }

    private static void assertKept(Class<? extends Record> type, RuntimeHints hints)
            throws ReflectiveOperationException {
        assertThat(reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
                .accepts(hints);
        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(reflection().onMethodInvocation(component.getAccessor())).accepts(hints);
            assertThat(reflection().onFieldAccess(type.getDeclaredField(component.getName())))
                    .accepts(hints);
        }
    }
}
