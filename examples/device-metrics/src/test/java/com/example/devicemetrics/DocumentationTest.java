package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A code block in README or docs that follows {@code <!-- quote: file#region -->} is that region of a compiled file. */
class DocumentationTest {

    static final Path ROOT = root();
    private static final Pattern QUOTE =
            Pattern.compile("<!-- quote: (\\S+)#(\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern GENERATED =
            Pattern.compile("<!-- generated: (\\S+) -->\\n```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path firstRelease;

    @TempDir
    static Path documented;

    @TestFactory
    Stream<DynamicTest> eachGeneratedFileIsWhatTheProcessorWrote() throws IOException {
        FirstRelease.process("firstrelease", firstRelease);
        FirstRelease.process("documented", documented);
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher quote = GENERATED.matcher(Files.readString(page));
            while (quote.find()) {
                String type = quote.group(1);
                String quoted = quote.group(2);
                tests.add(DynamicTest.dynamicTest(
                        ROOT.relativize(page) + " shows the SQL of " + type,
                        () -> assertThat(quoted.strip())
                                .isEqualTo(generated(type).strip())));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(7);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> eachQuoteIsWhatTheFileSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher quote = QUOTE.matcher(Files.readString(page));
            while (quote.find()) {
                String file = quote.group(1);
                String region = quote.group(2);
                String quoted = quote.group(3);
                tests.add(DynamicTest.dynamicTest(
                        ROOT.relativize(page) + " quotes " + file + "#" + region,
                        () -> assertThat(quoted).isEqualTo(region(ROOT.resolve(file), region))));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(3);
        return tests.stream();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static String region(Path file, String name) throws IOException {
        StringBuilder region = new StringBuilder();
        boolean inside = false;
        for (String line : Files.readAllLines(file)) {
            if (line.strip().equals("// end::" + name + "[]")) {
                inside = false;
            } else if (line.strip().equals("// tag::" + name + "[]")) {
                inside = true;
            } else if (inside
                    && !line.strip().startsWith("// tag::")
                    && !line.strip().startsWith("// end::")) {
                region.append(line).append('\n');
            }
        }
        assertThat(region).as("region %s of %s", name, file).isNotEmpty();
        return region.toString();
    }

    /** What the processor wrote for the application, for the first release, or for the documentation alone. */
    private static String generated(String type) throws IOException {
        String name = "META-INF/timescale/" + type + ".sql";
        for (Path directory : List.of(firstRelease, documented)) {
            Path written = directory.resolve(name);
            if (Files.exists(written)) {
                return Files.readString(written);
            }
        }
        try (InputStream resource = DocumentationTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("CONTRIBUTING.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
