package io.github.timescale4j.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;

/** How compilers and build tools find the processor, and what it says of itself. */
class RegistrationTest {

    @Test
    void compilersFindItAsAService() {
        assertThat(ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(SchemaProcessor.class);
    }

    @Test
    void gradleKnowsThatItAggregates() throws IOException {
        assertThat(JavacRun.OURS.resolve("META-INF/gradle/incremental.annotation.processors"))
                .hasContent(SchemaProcessor.class.getName() + ",aggregating");
    }

    @Test
    void theSourcesOfTheModuleAreCompiledWithoutIt() throws IOException {
        assertThat(Files.exists(JavacRun.OURS.resolve("META-INF/timescale"))).isFalse();
    }

    @Test
    void itSupportsTheRunningCompilerAndItsOwnAnnotationsOnly() {
        SchemaProcessor processor = new SchemaProcessor();

        assertThat(processor.getSupportedSourceVersion()).isEqualTo(SourceVersion.latestSupported());
        assertThat(processor.getSupportedOptions())
                .containsExactlyInAnyOrder("timescale.target.version", "timescale.target.edition");
        assertThat(processor.getSupportedAnnotationTypes())
                .hasSize(7)
                .allMatch(name -> name.startsWith("io.github.timescale4j.annotation."));
    }
}
