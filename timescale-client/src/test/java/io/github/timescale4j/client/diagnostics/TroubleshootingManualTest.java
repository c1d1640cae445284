package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The manual and the tests say as much as the checks. */
class TroubleshootingManualTest {

    private static final String CHAPTER = "\n## Performance and traps\n";

    private static final List<String> IDS =
            StandardChecks.all().stream().map(Check::id).toList();

    /** What compares with the declarations, and is handed over by who has them. */
    private static final List<String> OF_DECLARATIONS = List.of("schema-drift", "apache-edition");

    @Test
    void theManualHasAHeadingForEachIdAndNoOther() throws IOException {
        String manual = Files.readString(Path.of("../docs/troubleshooting.md"));
        String chapter = manual.substring(manual.indexOf(CHAPTER) + CHAPTER.length());
        int end = chapter.indexOf("\n## ");
        String[] sections = (end < 0 ? chapter : chapter.substring(0, end)).split("\n#### ");
        List<String> headings = Arrays.stream(sections)
                .skip(1)
                .map(section -> section.lines().findFirst().orElseThrow())
                .toList();

        assertThat(headings).containsAll(OF_DECLARATIONS);
        assertThat(headings)
                .filteredOn(id -> !OF_DECLARATIONS.contains(id))
                .containsExactlyInAnyOrderElementsOf(IDS);
        assertThat(sections[0].lines().filter(line -> line.startsWith("| [")))
                .as("the table of severities and limits")
                .allMatch(line -> line.matches(".*\\| (ERROR|WARNING|HINT)\\b.*\\|.*\\|"))
                .extracting(line -> line.replaceAll("^\\| \\[([a-z-]+)\\]\\(#\\1\\).*", "$1"))
                .containsExactlyInAnyOrderElementsOf(headings);
        assertThat(Arrays.stream(sections).skip(1))
                .allSatisfy(section -> assertThat(section).contains("**Why:**", "**What to do:**"));
    }

    @Test
    void idsAreDifferentAndWrittenAlike() {
        assertThat(IDS).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z]+)+"));
    }

    @Test
    void aTestProvokesEachCheck() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages(
                        "io.github.timescale4j.client.diagnostics", "io.github.timescale4j.client.migration");
        Set<String> provoked = tests.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Provokes.class))
                .map(method -> method.getAnnotationOfType(Provokes.class).value())
                .collect(Collectors.toSet());

        assertThat(provoked).containsAll(IDS).containsAll(OF_DECLARATIONS);
    }
}
