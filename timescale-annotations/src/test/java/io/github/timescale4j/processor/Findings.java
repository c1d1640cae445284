package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles a source and compares every diagnostic with what the source itself expects: a comment such as
 * {@code // error T01: part of the message} at the end of a line, or several of them. Nothing else may be reported, apart from
 * the notes of javac itself.
 */
final class Findings {

    static final String FILE = "Declarations.java";

    /** All on one line, so that the line of a diagnostic is the line of the text, and one. */
    private static final String HEADER = "package io.example; import io.github.timescale4j.annotation.*;"
            + " import java.math.BigDecimal; import java.time.*; import java.util.*; import org.jspecify.annotations.Nullable;\n";

    private static final Pattern MARKER =
            Pattern.compile("// (error|warning|note) ([A-Z]\\d\\d)(?:: (.*?))?(?= // |$)");
    private static final Pattern ID = Pattern.compile("\\[([A-Z]\\d\\d)] .*", Pattern.DOTALL);

    private Findings() {}

    record Finding(long line, String severity, String id) {}

    static JavaFileObject source(String text) {
        return JavaFileObjects.forSourceString("io.example.Declarations", HEADER + text);
    }

    static Compilation compile(String text, String... options) {
        return javac().withOptions((Object[]) options)
                .withProcessors(new SchemaProcessor())
                .compile(source(text));
    }

    /** Compiles, and asserts that the diagnostics are exactly those that the text's comments announce. */
    static Compilation assertAsMarked(String text, String... options) {
        Compilation compilation = compile(text, options);
        List<Finding> expected = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            Matcher marker = MARKER.matcher(lines.get(at));
            while (marker.find()) {
                Finding finding = new Finding(at + 2, marker.group(1), marker.group(2));
                expected.add(finding);
                if (marker.group(3) != null) {
                    assertThat(messages(compilation, finding))
                            .as("messages of %s", finding)
                            .anyMatch(message -> message.contains(marker.group(3)));
                }
            }
        }
        assertThat(findings(compilation)).as(messages(compilation)).containsExactlyInAnyOrderElementsOf(expected);
        return compilation;
    }

    static List<Finding> findings(Compilation compilation) {
        return diagnostics(compilation).map(Findings::finding).toList();
    }

    private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject file = diagnostic.getSource();
        assertThat(file).as(diagnostic.toString()).isNotNull();
        assertThat(file.getName()).endsWith(FILE);
        Matcher id = ID.matcher(diagnostic.getMessage(Locale.ROOT));
        return new Finding(
                diagnostic.getLineNumber(),
                switch (diagnostic.getKind()) {
                    case ERROR -> "error";
                    case NOTE -> "note";
                    default -> "warning";
                },
                id.matches() ? id.group(1) : diagnostic.getMessage(Locale.ROOT));
    }

    private static Stream<Diagnostic<? extends JavaFileObject>> diagnostics(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE
                        || ID.matcher(diagnostic.getMessage(Locale.ROOT)).matches())
                .filter(Objects::nonNull);
    }

    private static List<String> messages(Compilation compilation, Finding finding) {
        return diagnostics(compilation)
                .filter(diagnostic -> finding(diagnostic).equals(finding))
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static String messages(Compilation compilation) {
        return String.join(
                "\n",
                diagnostics(compilation)
                        .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                        .toList());
    }
}
