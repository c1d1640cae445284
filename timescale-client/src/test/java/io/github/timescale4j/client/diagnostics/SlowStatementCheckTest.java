package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlowStatementCheckTest {

    @Test
    void literalsAreReplacedWhereTheServerHasNotDoneSo() {
        assertThat(SlowStatementCheck.shown(
                        "SELECT *\n  FROM metric WHERE device = 'a''b' AND value > -3.5 AND t1 = $1"))
                .isEqualTo("SELECT * FROM metric WHERE device = ?? AND value > -? AND t1 = $1");
    }

    @Test
    void namesInQuotesStay() {
        assertThat(SlowStatementCheck.shown("SELECT \"it's 1\" FROM t WHERE a = 'secret'"))
                .isEqualTo("SELECT \"it's 1\" FROM t WHERE a = ?");
    }

    @Test
    void aTextInWhichLiteralsEndAnywhereIsLeftOut() {
        assertThat(new String[] {
                    "SELECT E'it\\'s secret'",
                    "SELECT $$secret$$",
                    "SELECT 1 -- it's\n, 'secret'",
                    "SELECT /* ' */ 'secret'"
                })
                .allSatisfy(text -> assertThat(SlowStatementCheck.shown(text)).doesNotContain("secret"));
    }

    @Test
    void aLongTextIsCut() {
        assertThat(SlowStatementCheck.shown("SELECT " + "a, ".repeat(200)))
                .hasSize(203)
                .endsWith("...");
    }
}
