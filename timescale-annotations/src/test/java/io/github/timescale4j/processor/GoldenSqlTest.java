package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written for the declarations in {@code src/test/resources/golden}, byte for byte. To accept a change, look at the
 * difference and copy the new text there.
 */
class GoldenSqlTest {

    @ParameterizedTest
    @ValueSource(strings = {"Specification", "Broad", "Living", "Counting"})
    void theResourcesAreThoseOnRecord(String name) {
        Map<String, String> resources = Output.resources(compile(name));

        StringBuilder all = new StringBuilder();
        resources.forEach((path, text) ->
                all.append("==== ").append(path).append('\n').append(text).append('\n'));

        assertThat(all.toString()).isEqualTo(resource("/golden/" + name + ".txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Specification", "Broad", "Living", "Counting"})
    void theIndexFitsTheScriptsAndEveryStatementIsWhole(String name) {
        Map<String, String> resources = Output.resources(compile(name));

        for (Declaration declaration :
                DeclarationIndex.parse(resources.get(DeclarationIndex.RESOURCE), DeclarationIndex.RESOURCE)) {
            String script = resources.get(declaration.sqlResource());
            assertThat(SqlScript.checksum(SqlScript.statements(script))).isEqualTo(declaration.sha256());
            assertThat(SqlScript.statements(script))
                    .allSatisfy(statement -> assertThat(statement)
                            .matches(
                                    "(?s)(CREATE TABLE|CREATE INDEX|CREATE MATERIALIZED VIEW|ALTER TABLE|ALTER MATERIALIZED VIEW|COMMENT ON|CREATE FUNCTION|SELECT (create|add|set)_).*")
                            .doesNotContain(";"));
        }
    }

    private static Compilation compile(String name) {
        Compilation compilation = javac().withOptions("-Xlint:all", "-Atimescale.target.version=2.15")
                .withProcessors(new SchemaProcessor())
                .compile(JavaFileObjects.forResource("golden/" + name + ".java"));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.diagnostics())
                .allMatch(diagnostic -> diagnostic.getMessage(Locale.ROOT).startsWith("[T33]"));
        return compilation;
    }

    private static String resource(String path) {
        try (InputStream in = GoldenSqlTest.class.getResourceAsStream(path)) {
            return in == null ? path + " is missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
