package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The same declarations always give the same bytes. */
class StabilityTest {

    private static final List<JavaFileObject> FILES = List.of(
            file(
                    "Zebra",
                    "@TimeSeries(indexes = \"item_id\") record Zebra(Instant time, String itemId, double value) {}"),
            file(
                    "Item",
                    "@ContinuousAggregate(source = Zebra.class, interval = \"1h\")"
                            + " record Item(Instant hour, String itemId, double maxValue) {}"),
            file(
                    "Ant",
                    "@ContinuousAggregate(source = Item.class, interval = \"1d\", retention = \"1y\")"
                            + " record Ant(Instant day, double maxValue) {}"),
            file("Middle", "@TimeSeries record Middle(Instant time, double value) {}"));

    @Test
    void compilingTwiceGivesTheSame() {
        assertThat(compile(FILES)).hasSize(5).isEqualTo(compile(FILES));
    }

    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        List<JavaFileObject> reversed = new ArrayList<>(FILES);
        Collections.reverse(reversed);

        assertThat(compile(reversed)).isEqualTo(compile(FILES));
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        Map<String, String> expected = compile(FILES);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(compile(FILES)).isEqualTo(expected);
            assertThat(expected.toString()).contains("\"item_id\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everythingIsInUnixLinesAndEndsWithOne() {
        assertThat(compile(FILES).values())
                .allSatisfy(text -> assertThat(text).doesNotContain("\r").endsWith("\n"));
    }

    @Test
    void whatAnotherProcessorGeneratesIsASourceLikeAnyOther() {
        Compilation compilation = javac().withProcessors(new Generator(), new SchemaProcessor())
                .compile(file(
                        "Hourly",
                        "@ContinuousAggregate(source = Generated.class, interval = \"1h\")"
                                + " record Hourly(Instant hour, double maxValue) {}"));

        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(Output.index(compilation)).contains("hypertable\tio.example.Generated\n", "\tsource\tgenerated\n");
    }

    /** Makes a declaration in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class Generator extends AbstractProcessor {

        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("io.example.Generated")
                        .openWriter()) {
                    writer.write("package io.example; @io.github.timescale4j.annotation.TimeSeries"
                            + " record Generated(java.time.Instant time, double value) {}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    private static Map<String, String> compile(List<JavaFileObject> files) {
        Compilation compilation = javac().withProcessors(new SchemaProcessor()).compile(files);
        assertThat(compilation.diagnostics()).isEmpty();
        return Output.resources(compilation);
    }

    private static JavaFileObject file(String name, String text) {
        return JavaFileObjects.forSourceString(
                "io.example." + name,
                "package io.example; import io.github.timescale4j.annotation.*; import java.time.*; " + text);
    }
}
