package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Code in the manual is code that is compiled and run: each block of Java or Kotlin follows {@code <!-- quote: file#region -->}
 * and is that region of a file of the build, and a block that follows {@code <!-- generated: type -->} is what the processor
 * writes.
 */
class DocumentationTest {

    static final Path ROOT = Page.ROOT;

    private static final Pattern QUOTE = Pattern.compile("<!-- quote: (\\S+)#(\\S+) -->");
    private static final Pattern GENERATED = Pattern.compile("<!-- generated: (\\S+) -->");

    /** As a comment of Java and Kotlin, or of SQL. */
    private static final Pattern MARK = Pattern.compile("(?://|--) (tag|end)::(\\S+)\\[]");

    private static final Set<String> QUOTED_LANGUAGES = Set.of("java", "kotlin");

    /** What is not said to be in another language, and calls a method, makes an object or declares something. */
    private static final Pattern LIKE_CODE = Pattern.compile(
            "\\.[a-z]\\w*\\(|\\bnew [A-Z]\\w*[(<]|^\\s*@[A-Z]\\w*|^\\s*(suspend |data )?(import|public|class|record|fun|val|var) \\w",
            Pattern.MULTILINE);

    /** Its own test compiles its blocks, which are declarations with mistakes. */
    private static final String CHECKS = "docs/checks.md";

    @TempDir
    static Path firstRelease;

    @TempDir
    static Path documented;

    @TestFactory
    Stream<DynamicTest> eachGeneratedFileIsWhatTheProcessorWrote() throws IOException {
        FirstRelease.process("firstrelease", firstRelease);
        FirstRelease.process("documented", documented);
        return eachBlockAfter(
                GENERATED,
                7,
                (comment, quoted) -> assertThat(quoted.strip())
                        .isEqualTo(generated(comment.group(1)).strip()));
    }

    @TestFactory
    Stream<DynamicTest> eachQuoteIsWhatTheFileSays() {
        return eachBlockAfter(
                QUOTE,
                20,
                (comment, quoted) ->
                        assertThat(quoted).isEqualTo(region(ROOT.resolve(comment.group(1)), comment.group(2))));
    }

    private static Stream<DynamicTest> eachBlockAfter(
            Pattern comment, int least, BiConsumer<Matcher, String> assertion) {
        List<DynamicTest> tests = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Page.Block block : page.blocks()) {
                Matcher found = comment.matcher(block.before());
                if (found.matches()) {
                    tests.add(DynamicTest.dynamicTest(
                            page.name() + ":" + block.line() + " " + found.group(),
                            () -> assertion.accept(found, block.text())));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(least);
        return tests.stream();
    }

    @Test
    void noCodeIsInThePagesThatNobodyCompiles() {
        List<String> unquoted = Page.all().stream()
                .filter(page -> !page.name().equals(CHECKS))
                .flatMap(page -> page.blocks().stream()
                        .filter(block ->
                                isCode(block) && !QUOTE.matcher(block.before()).matches())
                        .map(block -> page.name() + ":" + block.line()))
                .toList();

        assertThat(unquoted)
                .as(
                        "blocks of code that quote no file: put it into a test and its region before the block, as in"
                                + " <!-- quote: examples/device-metrics/src/test/java/com/example/manual/ManualIT.java#create -->")
                .isEmpty();
    }

    private static boolean isCode(Page.Block block) {
        boolean unsaid = block.language().isEmpty() || block.language().equals("text");
        return QUOTED_LANGUAGES.contains(block.language())
                || (unsaid && LIKE_CODE.matcher(block.text()).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.refresh(a);",
                "var x = new Reading(1);",
                "@TimeSeries\n",
                "List<Reading> rows = query\n    .list(Reading.class);",
                "suspend fun read() = 1",
                "fun read() = 1"
            })
    void codeIsRecognized(String text) {
        assertThat(isCode(new Page.Block(1, "", "", text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT a.b, count(*) FROM t;", "/etc/secrets/name/username", "timescale.url=x"})
    void otherTextIsNoCode(String text) {
        assertThat(isCode(new Page.Block(1, "text", "", text))).isFalse();
    }

    /** The lines between the marks, without the indentation that they share. */
    static String region(Path file, String name) {
        StringBuilder region = new StringBuilder();
        boolean inside = false;
        for (String line : Page.lines(file)) {
            Matcher mark = MARK.matcher(line.strip());
            if (mark.matches()) {
                inside = mark.group(2).equals(name) ? mark.group(1).equals("tag") : inside;
            } else if (inside) {
                region.append(line).append('\n');
            }
        }
        assertThat(region).as("region %s of %s", name, file).isNotEmpty();
        // The last line would count with its indentation, which is none.
        return region.toString().stripTrailing().stripIndent() + "\n";
    }

    /** What the processor wrote for the application, for the first release, or for the documentation alone. */
    private static String generated(String type) {
        String name = "META-INF/timescale/" + type + ".sql";
        for (Path directory : List.of(firstRelease, documented)) {
            Path written = directory.resolve(name);
            if (Files.exists(written)) {
                return String.join("\n", Page.lines(written));
            }
        }
        try (InputStream resource = DocumentationTest.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
