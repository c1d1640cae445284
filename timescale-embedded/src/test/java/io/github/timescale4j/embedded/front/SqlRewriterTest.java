package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.front.SqlRewriter.Action;
import io.github.timescale4j.embedded.front.SqlRewriter.ActionKind;
import io.github.timescale4j.embedded.front.SqlRewriter.Rewritten;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlRewriterTest {

    private final SqlRewriter rewriter = new SqlRewriter(name -> name.equals("mine") ? "c1.mine" : name);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY ON a (b)",
                "create unique index concurrently if not exists i on a (b)",
                "DROP INDEX CONCURRENTLY i",
                "/* x */ drop -- y\n index concurrently i",
                "SELECT 1; REINDEX TABLE CONCURRENTLY a",
                "REINDEX (VERBOSE, CONCURRENTLY) INDEX i"
            })
    void concurrentlyOnIndexesBecomesAnError(String sql) {
        assertThat(rewriter.rewrite(sql, false).sql()).contains("ERRCODE = '0A000'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX ON a (b)",
                "CREATE INDEX \"concurrently\" ON a (b)",
                "SELECT 'CREATE INDEX CONCURRENTLY'",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
                "INSERT INTO notes VALUES ($$DROP INDEX CONCURRENTLY i$$)",
                "SELECT 1 -- DISCARD ALL",
                "DISCARD SEQUENCES",
                "DEALLOCATE theirs",
                ""
            })
    void everythingElseStaysAsItIs(String sql) {
        Rewritten rewritten = rewriter.rewrite(sql, false);
        assertThat(rewritten.sql()).isEqualTo(sql);
        assertThat(rewritten.actions()).isEmpty();
    }

    @Test
    void whatWouldReachOtherConnectionsBecomesAnAction() {
        Rewritten rewritten = rewriter.rewrite("SELECT 1; deallocate all ; UNLISTEN \"News\"; DISCARD TEMP", false);
        assertThat(rewritten.sql()).isEqualTo("SELECT 1; DISCARD PLANS ; DISCARD PLANS; DISCARD PLANS");
        assertThat(rewritten.tags()).containsExactly("DEALLOCATE ALL", "UNLISTEN", "DISCARD TEMP");
        assertThat(rewritten.actions())
                .containsExactly(
                        new Action(ActionKind.DEALLOCATE_ALL, ""),
                        new Action(ActionKind.UNLISTEN, "News"),
                        new Action(ActionKind.DISCARD_TEMP, ""));
    }

    @Test
    void discardAllIsOnlyTakenOverWhereItIsAllowed() {
        assertThat(rewriter.rewrite("DISCARD ALL;", false).sql()).isEqualTo("DISCARD PLANS;");
        assertThat(rewriter.rewrite("DISCARD ALL", true).sql()).isEqualTo("DISCARD ALL");
        assertThat(rewriter.rewrite("SELECT 1; DISCARD ALL", false).sql()).isEqualTo("SELECT 1; DISCARD ALL");
    }

    @Test
    void theOwnNamesOfStatementsAreMapped() {
        assertThat(rewriter.rewrite("DEALLOCATE PREPARE mine", false).sql()).isEqualTo("DEALLOCATE \"c1.mine\"");
    }

    @Test
    void channelsAreNamedAsPostgresqlNamesThem() {
        assertThat(rewriter.rewrite("LISTEN News", false).actions())
                .containsExactly(new Action(ActionKind.LISTEN, "news"));
        assertThat(rewriter.rewrite("UNLISTEN *", false).actions())
                .containsExactly(new Action(ActionKind.UNLISTEN, ""));
    }
}
