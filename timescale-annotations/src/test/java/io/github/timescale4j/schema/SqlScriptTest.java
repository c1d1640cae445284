package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {

    private static final List<String> STATEMENTS =
            List.of("CREATE TABLE \"a;b\" (\n    \"x\" text,\n\n    \"y\" text\n)", "SELECT '-- no comment;'");

    @Test
    void whatIsWrittenIsTakenApartAgain() {
        String text = SqlScript.render("what this is", STATEMENTS);

        assertThat(text).startsWith("-- what this is\n\nCREATE TABLE").endsWith("comment;';\n");
        assertThat(SqlScript.statements(text)).isEqualTo(STATEMENTS);
    }

    @Test
    void theEndsOfLinesMayBeThoseOfWindows() {
        String text = SqlScript.render("what this is", STATEMENTS).replace("\n", "\r\n");

        assertThat(SqlScript.statements(text)).isEqualTo(STATEMENTS);
    }

    @Test
    void aChangedCommentIsNoChange() {
        String one = SqlScript.render("one", STATEMENTS);
        String other = SqlScript.render("other", STATEMENTS);

        assertThat(one).isNotEqualTo(other);
        assertThat(SqlScript.checksum(SqlScript.statements(one)))
                .isEqualTo(SqlScript.checksum(SqlScript.statements(other)))
                .hasSize(64)
                .isNotEqualTo(SqlScript.checksum(STATEMENTS.subList(0, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "SELECT 1;\n\nSELECT 2", "-- comment"})
    void whatCouldNotBeTakenApartAgainIsNotWritten(String statement) {
        assertThatIllegalArgumentException().isThrownBy(() -> SqlScript.render("x", List.of(statement)));
    }

    @Test
    void anEmptyScriptHasNoStatements() {
        assertThat(SqlScript.statements("")).isEmpty();
        assertThat(SqlScript.statements("-- nothing\n")).isEmpty();
    }
}
