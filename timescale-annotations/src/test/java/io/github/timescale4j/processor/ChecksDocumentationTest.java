package io.github.timescale4j.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.processor.Findings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The manual of the checks is complete, and its examples do what it says. */
class ChecksDocumentationTest {

    private static final Pattern SECTION = Pattern.compile(
            "^### ([A-Z]\\d\\d) \\((error|warning)\\): (.*?)$(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("(Wrong|Right):\n\n```java\n(.*?)```", Pattern.DOTALL);

    private record Section(String id, String severity, String text) {}

    @Test
    void theManualListsExactlyTheChecksThatExistInTheirOrder() throws IOException {
        assertThat(sections().stream().map(section -> section.severity() + " " + section.id()))
                .containsExactlyElementsOf(Arrays.stream(Check.values())
                        .map(check -> check.severity().name().toLowerCase(Locale.ROOT) + " " + check)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> theWrongExampleDrawsTheCheckAndTheRightOneDrawsNothing() throws IOException {
        return sections().stream()
                .filter(section -> !Set.of("T26", "P15").contains(section.id()))
                .map(section -> DynamicTest.dynamicTest(section.id(), () -> {
                    List<MatchResult> examples =
                            EXAMPLE.matcher(section.text()).results().toList();
                    assertThat(examples.stream().map(example -> example.group(1)))
                            .containsExactly("Wrong", "Right");
                    assertThat(ids(examples.get(0).group(2))).isNotEmpty().containsOnly(section.id());
                    assertThat(ids(examples.get(1).group(2))).isEmpty();
                }));
    }

    private static List<String> ids(String example) {
        Compilation compilation = Findings.compile(example);
        return Findings.findings(compilation).stream().map(Finding::id).toList();
    }

    private static List<Section> sections() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "checks.md"));
        Matcher matcher = SECTION.matcher(manual);
        List<Section> sections = new ArrayList<>();
        while (matcher.find()) {
            sections.add(new Section(matcher.group(1), matcher.group(2), matcher.group(4)));
        }
        return sections;
    }
}
