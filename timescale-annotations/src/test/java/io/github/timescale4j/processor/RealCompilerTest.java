package io.github.timescale4j.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.schema.DeclarationIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a compiler in a process of its own shows: discovery, other processors, other jars, second compilations. */
class RealCompilerTest {

    private static final String READING = "package io.example;\n"
            + "@io.github.timescale4j.annotation.TimeSeries(partitionBy = \"1d\", retention = \"7d\")\n"
            + "public record Reading(java.time.Instant time, String deviceId, double value) {}\n";
    private static final String HOURLY = "package io.example;\n"
            + "@io.github.timescale4j.annotation.ContinuousAggregate(source = Reading.class, interval = \"1h\")\n"
            + "public record Hourly(java.time.Instant hour, String deviceId, double avgValue) {}\n";
    private static final Path LOMBOK = JavacRun.location(lombok.Value.class);

    @TempDir
    Path folder;

    private JavacRun javac;

    @BeforeEach
    void makeCompiler() {
        javac = new JavacRun(folder);
    }

    @Test
    void theProcessorIsFoundByItsServiceFileAndAStrictBuildSeesNoWarning() throws Exception {
        String printed =
                javac.withOptions("-Xlint:all", "-Werror").compile("Reading.java", READING, "Hourly.java", HOURLY);

        assertThat(printed).isEmpty();
        assertThat(index()).contains("hypertable\tio.example.Reading\n", "aggregate\tio.example.Hourly\n");
    }

    @Test
    void lombokBeforeUsMakesTheConstructorVisible() throws Exception {
        assertLombok(LOMBOK, JavacRun.OURS);
    }

    @Test
    void lombokAfterUsLeavesTheFields() throws Exception {
        assertLombok(JavacRun.OURS, LOMBOK);
    }

    private void assertLombok(Path first, Path second) throws IOException, InterruptedException {
        String printed =
                javac.withProcessorPath(first, second).withClassPath(LOMBOK).compile("Lombok.java", """
                        package io.example;
                        import io.github.timescale4j.annotation.*;
                        import java.time.Instant;
                        import org.jspecify.annotations.Nullable;

                        class Lombok {
                            @lombok.Value
                            @TimeSeries(indexes = "device")
                            static class Reading {
                                static String ignored;
                                Instant time;
                                @Column(name = "device") String deviceId;
                                @Nullable Double value;
                            }

                            @lombok.Data
                            @lombok.AllArgsConstructor
                            @ContinuousAggregate(source = Reading.class, interval = "1h")
                            static class Hourly {
                                private Instant hour;
                                private String deviceId;
                                private @Nullable Double avgValue;
                            }
                        }
                        """);

        assertThat(printed).doesNotContain("error", "[T", "[A", "[P");
        assertThat(index())
                .contains("\tcolumn\ttime\ttime\ttimestamptz\tnot null\n"
                        + "\tcolumn\tdeviceId\tdevice\ttext\tnot null\n"
                        + "\tcolumn\tvalue\tvalue\tdouble precision\tnullable\n")
                .contains("\tcolumn\tdeviceId\tdevice_id\ttext\tnot null\n"
                        + "\tcolumn\tavgValue\tavg_value\tdouble precision\tnullable\n");
    }

    @Test
    void anErrorInALombokClassIsAtItsLine() throws Exception {
        String printed = javac.withProcessorPath(LOMBOK, JavacRun.OURS)
                .withClassPath(LOMBOK)
                .compile("Reading.java", """
                        package io.example;
                        @lombok.Value
                        @io.github.timescale4j.annotation.TimeSeries(
                                retention = "1h")
                        class Reading {
                            java.time.Instant time;
                            Object value;
                        }
                        """);

        assertThat(printed).contains("Reading.java:4: error: [T07]", "Reading.java:7: error: [T19]");
    }

    @Test
    void theSourceOfAnAggregateMayBeInAnotherJar() throws Exception {
        JavacRun library = new JavacRun(folder.resolve("library"));
        assertThat(library.compile("Reading.java", READING)).isEmpty();

        String printed = javac.withClassPath(library.output()).compile("Hourly.java", HOURLY);

        assertThat(printed).isEmpty();
        assertThat(index()).contains("\tsource\treading\n").doesNotContain("hypertable");
        assertThat(javac.resource("META-INF/timescale/io.example.Hourly.sql"))
                .contains("FROM \"reading\"", "start_offset => INTERVAL '7 days'");
    }

    @Test
    void theSourcesRetentionInAnotherJarIsCheckedAtTheAggregate() throws Exception {
        JavacRun library = new JavacRun(folder.resolve("library"));
        assertThat(library.compile("Reading.java", READING)).isEmpty();

        String printed = javac.withClassPath(library.output()).compile("Weekly.java", """
                        package io.example;
                        @io.github.timescale4j.annotation.ContinuousAggregate(
                                interval = "1w",
                                source = Reading.class)
                        record Weekly(java.time.Instant week, double avgValue) {}
                        """);

        assertThat(printed).contains("Weekly.java:4: error: [P02] @TimeSeries(retention = \"7d\") of Reading");
        assertThat(index()).isEmpty();
    }

    @Test
    void aClassInAnotherJarIsASourceEvenWithoutNamesOfParameters() throws Exception {
        JavacRun library = new JavacRun(folder.resolve("library"));
        assertThat(library.withOptions("-g:none").compile("Reading.java", """
                        package io.example;
                        @io.github.timescale4j.annotation.TimeSeries
                        public class Reading {
                            final java.time.Instant time;
                            final double value;
                            public Reading(java.time.Instant time, double value) {
                                this.time = time;
                                this.value = value;
                            }
                        }
                        """)).isEmpty();

        assertThat(javac.withClassPath(library.output())
                        .compile("Hourly.java", HOURLY.replace("String deviceId, ", "")))
                .isEmpty();
    }

    @Test
    void compilingOneFileAgainKeepsTheOthersEntries() throws Exception {
        javac.compile("Reading.java", READING, "Hourly.java", HOURLY);
        String before = index();

        String printed =
                new JavacRun(folder).withClassPath(javac.output()).compile("Hourly.java", HOURLY.replace("1h", "2h"));

        assertThat(printed).isEmpty();
        assertThat(index()).contains("hypertable\tio.example.Reading\n", "\tbucket\tPT2H\n");
        assertThat(index().indexOf("hypertable")).isEqualTo(before.indexOf("hypertable"));
    }

    @Test
    void entriesOfTypesThatAreGoneOrNoLongerAnnotatedAreDropped() throws Exception {
        javac.compile(
                "Reading.java", READING, "Hourly.java", HOURLY, "Other.java", READING.replace("Reading", "Other"));
        Files.delete(javac.output().resolve("io/example/Hourly.class"));

        new JavacRun(folder)
                .withClassPath(javac.output())
                .compile(
                        "Other.java",
                        "package io.example; public record Other() {}",
                        "More.java",
                        READING.replace("Reading", "More"));

        assertThat(DeclarationIndex.parse(index(), "index"))
                .extracting(declaration -> declaration.type())
                .containsExactly("io.example.More", "io.example.Reading");
    }

    @Test
    void aDeclarationWithAnErrorLeavesNoEntryOfAnEarlierCompilation() throws Exception {
        javac.compile("Reading.java", READING);

        String printed =
                new JavacRun(folder).withClassPath(javac.output()).compile("Reading.java", READING.replace("7d", "7x"));

        assertThat(printed).contains("Reading.java:2: error: [P14]");
        assertThat(index()).doesNotContain("Reading");
    }

    @Test
    void aDamagedIndexIsWrittenAnew() throws Exception {
        javac.compile("Reading.java", READING);
        String good = index();
        Files.writeString(javac.output().resolve(DeclarationIndex.RESOURCE), "rubbish\n");

        assertThat(new JavacRun(folder).compile("Reading.java", READING)).isEmpty();

        assertThat(index()).isEqualTo(good);
    }

    @Test
    void anOutputThatCannotBeWrittenIsAnErrorAndNotACrash() throws Exception {
        Files.createDirectories(javac.output().resolve("META-INF"));
        Files.writeString(javac.output().resolve("META-INF/timescale"), "a file where a folder should be");

        String printed = javac.compile("Reading.java", READING);

        assertThat(printed)
                .contains("error: [T26] the SQL for time series could not be written")
                .doesNotContain("\tat ");
    }

    @Test
    void aModuleWithoutDeclarationsGetsNoIndex() throws Exception {
        assertThat(javac.compile("Plain.java", "package io.example; record Plain() {}"))
                .isEmpty();

        assertThat(javac.output().resolve("META-INF")).doesNotExist();
    }

    private String index() throws IOException {
        return javac.resource(DeclarationIndex.RESOURCE);
    }
}
