package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.github.timescale4j.processor.Findings.Finding;
import java.util.Locale;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is said about servers that do not have what is declared. */
class TargetChecksTest {

    private static final String AGGREGATE = """
            @TimeSeries record Reading(Instant time, double value) {}

            @ContinuousAggregate(
                    source = Reading.class,
                    interval = "1h",
                    chunkInterval = "30d", // line 7
                    offset = "30m") // line 8
            record Hourly(Instant hour, double avgValue) {}
            """;

    @Test
    void whatIsNewerThanTheTargetIsRefusedAtItsValue() {
        assertThat(Findings.findings(compile(AGGREGATE)))
                .containsExactlyInAnyOrder(new Finding(7, "error", "P13"), new Finding(8, "error", "P13"));
        assertThat(Findings.findings(compile(AGGREGATE, "-Atimescale.target.version=2.12")))
                .containsExactly(new Finding(8, "error", "P13"));
        assertThat(Findings.findings(compile(AGGREGATE, "-Atimescale.target.version=2.15.0")))
                .isEmpty();
    }

    @Test
    void theApacheEditionHasHypertablesAndNothingElse() {
        Compilation compilation = compile("""
                @TimeSeries(
                        retention = "30d")
                @Columnstore(segmentBy = {}, after = "7d")
                record Reading(Instant time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, double avgValue) {}

                @TimeSeries record Plain(Instant time, double value) {}
                """, "-Atimescale.target.edition=Apache");

        assertThat(Findings.findings(compilation))
                .containsExactlyInAnyOrder(
                        new Finding(3, "error", "P13"), new Finding(4, "error", "P13"), new Finding(7, "error", "P13"));
    }

    @Test
    void aRefusalOfOlderServersIsAWarningForNewerOnes() {
        String text = """
                @TimeSeries record Reading(Instant time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                @Columnstore(segmentBy = {}, after = "30d")
                record Hourly(Instant hour, double avgValue) {}
                """;

        assertThat(Findings.findings(compile(text))).containsExactly(new Finding(5, "error", "P09"));
        assertThat(Findings.findings(compile(text, "-Atimescale.target.version=2.18")))
                .containsExactly(new Finding(5, "error", "P09"));
        assertThat(Findings.findings(compile(text, "-Atimescale.target.version=2.18.1")))
                .containsExactly(new Finding(5, "warning", "P09"));
    }

    @Test
    void theNearestPackageSaysIt() {
        JavaFileObject outer = packageInfo("io", "@TimescaleTarget(edition = TimescaleTarget.Edition.APACHE)");
        JavaFileObject inner = packageInfo("io.example", "@TimescaleTarget(version = \"2.29\")");
        JavaFileObject source = Findings.source(AGGREGATE);

        assertThat(compile(outer, inner, source).errors()).isEmpty();
        assertThat(compile(outer, source).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.getMessage(Locale.ROOT)).startsWith("[P13] "));
    }

    @Test
    void aTargetThatCannotBeReadIsRefusedWhereItStands() {
        JavaFileObject inner = packageInfo("io.example", "@TimescaleTarget(version = \"2.x\")");
        JavaFileObject old = packageInfo("io.example", "@TimescaleTarget(version = \"2.10\")");
        JavaFileObject source = Findings.source("@TimeSeries record Reading(Instant time, double value) {}");

        assertThat(compile(inner, source).errors()).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT))
                    .startsWith("[P15] @TimescaleTarget(version = \"2.x\"): '2.x' is not");
            assertThat(error.getSource()).isNotNull();
            assertThat(error.getSource().getName()).endsWith("package-info.java");
            assertThat(error.getLineNumber()).isEqualTo(1);
        });
        assertThat(compile(old, source).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT)).contains("'2.10' is older than 2.11"));
    }

    @Test
    void anOptionThatCannotBeReadIsReportedOnce() {
        Compilation compilation = compile(
                AGGREGATE.replace("chunkInterval", "refreshStart").replace("offset", "refreshEnd"),
                "-Atimescale.target.version=new",
                "-Atimescale.target.edition=enterprise");

        assertThat(compilation.errors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error.getMessage(Locale.ROOT)).startsWith("[P15] -Atimescale.target."));
    }

    private static Compilation compile(String text, String... options) {
        return javac().withOptions((Object[]) options)
                .withProcessors(new SchemaProcessor())
                .compile(Findings.source(text));
    }

    private static Compilation compile(JavaFileObject... files) {
        return javac().withProcessors(new SchemaProcessor()).compile(files);
    }

    private static JavaFileObject packageInfo(String name, String annotation) {
        return JavaFileObjects.forSourceString(
                name + ".package-info",
                annotation + " package " + name + "; import io.github.timescale4j.annotation.TimescaleTarget;\n");
    }
}
