package io.github.timescale4j.spring.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.example.metrics.MetricData;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.DefaultResourceLoader;

@ExtendWith(OutputCaptureExtension.class)
class ProcessorCheckTest {

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TimescaleDeclarationAutoConfiguration.class));

    @TempDir
    Path folder;

    @Test
    void findsWhatTheProcessorWrote() {
        contextRunner
                .withInitializer(context -> AutoConfigurationPackages.register(
                        (BeanDefinitionRegistry) context.getBeanFactory(), "com.example.metrics"))
                .run(context -> assertThat(
                                context.getBean(DeclarationCatalog.class).types())
                        .contains(MetricData.class.getName()));
    }

    @Test
    void namesTheClassesAndTheSettingsWhereTheProcessorDidNotRun(CapturedOutput output) throws Exception {
        compileWithoutProcessor("com.example.forgotten", "Forgotten", """
                package com.example.forgotten;

                import io.github.timescale4j.annotation.TimeSeries;
                import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
                import java.time.Instant;
                import org.springframework.boot.SpringBootConfiguration;
                import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
                import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

                @SpringBootConfiguration
                @AutoConfigurationPackage
                @ImportAutoConfiguration(TimescaleDeclarationAutoConfiguration.class)
                public class Forgotten {

                    @TimeSeries
                    private record Reading(Instant time, double value) {}
                }
                """);
        try (URLClassLoader classLoader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            SpringApplicationBuilder application = new SpringApplicationBuilder(
                            new DefaultResourceLoader(classLoader),
                            classLoader.loadClass("com.example.forgotten.Forgotten"))
                    .web(WebApplicationType.NONE);

            assertThatException()
                    .isThrownBy(() -> application.run().close())
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            UnprocessedDeclarationsException.class,
                            e -> assertThat(e.types()).containsExactly("com.example.forgotten.Forgotten$Reading"));
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("com.example.forgotten.Forgotten$Reading")
                .contains("<annotationProcessorPaths>", "<artifactId>timescale-annotations</artifactId>")
                .contains("<maven.compiler.proc>full</maven.compiler.proc>")
                .contains("annotationProcessor(\"io.github.timescale4j:timescale-annotations:");
    }

    private void compileWithoutProcessor(String packageName, String name, String source) throws IOException {
        Path file =
                folder.resolve("source").resolve(packageName.replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                List.of(
                                "-proc:none",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString(),
                                file.toString())
                        .toArray(String[]::new));
        assertThat(result).isZero();
    }
}
