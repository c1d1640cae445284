package io.github.timescale4j.spring.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.example.metrics.MetricData;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.net.URLClassLoader;
import java.nio.file.Path;
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
        try (URLClassLoader classLoader = ForgottenProcessor.compile(folder)) {
            SpringApplicationBuilder application = new SpringApplicationBuilder(
                            new DefaultResourceLoader(classLoader),
                            classLoader.loadClass(ForgottenProcessor.APPLICATION))
                    .web(WebApplicationType.NONE);

            assertThatException()
                    .isThrownBy(() -> application.run().close())
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            UnprocessedDeclarationsException.class,
                            e -> assertThat(e.types()).containsExactly(ForgottenProcessor.TYPE));
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(ForgottenProcessor.TYPE)
                .contains("<annotationProcessorPaths>", "<artifactId>timescale-annotations</artifactId>")
                .contains("<maven.compiler.proc>full</maven.compiler.proc>")
                .contains("kapt(")
                .contains("annotationProcessor(\"io.github.timescale4j:timescale-annotations:");
    }
}
