package io.github.timescale4j.spring.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.metrics.MetricData;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
    void namesTheClassesAndTheSettingsWhereTheProcessorDidNotRun() throws IOException {
        try (URLClassLoader classLoader = ForgottenProcessor.compile(folder)) {
            contextRunner
                    .withClassLoader(classLoader)
                    .withInitializer(context -> AutoConfigurationPackages.register(
                            (BeanDefinitionRegistry) context.getBeanFactory(), ForgottenProcessor.PACKAGE))
                    .run(context -> {
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .isInstanceOfSatisfying(
                                        UnprocessedDeclarationsException.class,
                                        e -> assertThat(e.types()).containsExactly(ForgottenProcessor.TYPE));
                        FailureAnalysis analysis =
                                new UnprocessedDeclarationsFailureAnalyzer().analyze(context.getStartupFailure());
                        assertThat(analysis.getDescription()).contains(ForgottenProcessor.TYPE);
                        assertThat(analysis.getAction())
                                .contains(
                                        "<annotationProcessorPaths>", "<artifactId>timescale-annotations</artifactId>")
                                .contains("<maven.compiler.proc>full</maven.compiler.proc>")
                                .contains("kapt(")
                                .contains("annotationProcessor(\"io.github.timescale4j:timescale-annotations:");
                    });
        }
    }
}
