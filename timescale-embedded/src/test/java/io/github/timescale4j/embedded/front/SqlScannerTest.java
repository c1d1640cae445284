package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.front.SqlScanner.Scan;
import io.github.timescale4j.embedded.front.SqlScanner.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SqlScannerTest {

    @Test
    void statementsEndAtSemicolonsThatAreNotQuoted() {
        String sql = "SELECT 'a;b', \"c;d\", $$e;f$$, $x$g;$$;h$x$ /* ; */ -- ;\n; SELECT E'it\\'s;' ;; ";
        Scan scan = SqlScanner.scan(sql);
        assertThat(scan.statements()).hasSize(2);
        Statement second = scan.statements().get(1);
        assertThat(sql.substring(second.start(), second.end())).isEqualTo("SELECT E'it\\'s;'");
    }

    @Test
    void anEmptyTextHasNoStatements() {
        assertThat(SqlScanner.scan(" -- nothing\n ; /* at /* all */ */").statements())
                .isEmpty();
    }

    @Test
    void whatIsNotClosedEndsWithTheText() {
        assertThat(SqlScanner.scan("SELECT 'open").statements()).hasSize(1);
        assertThat(SqlScanner.scan("SELECT $a$open").statements()).hasSize(1);
        assertThat(SqlScanner.scan("SELECT E'open\\").statements()).hasSize(1);
        assertThat(SqlScanner.scan("SELECT /* open").statements()).hasSize(1);
    }

    @Test
    void parametersAreNotDollarQuotes() {
        assertThat(SqlScanner.scan("SELECT $1; SELECT $1").statements()).hasSize(2);
        assertThat(SqlScanner.scan("SELECT a$1$ ; SELECT b$1$").statements()).hasSize(2);
    }

    @Test
    void keywordsAreFoundInAnyCaseAndLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(SqlScanner.scan("DISCARD ALL").statements().get(0).begins("discard", "all"))
                    .isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void namesOfSettingsWithADotAreCollected() {
        assertThat(SqlScanner.scan("SET app.tenant = 'x'").settings()).containsExactly("app.tenant");
        assertThat(SqlScanner.scan("set session App.Tenant to 1").settings()).containsExactly("app.tenant");
        assertThat(SqlScanner.scan("SELECT set_config('app.user', $1, false)").settings())
                .containsExactly("app.user");
        assertThat(SqlScanner.scan("SELECT 'app.user'").settings()).isEmpty();
    }

    @Test
    void whatMayChangeASessionIsNoticed() {
        assertThat(SqlScanner.scan("CREATE TEMP TABLE a (b int)").touchesSession())
                .isTrue();
        assertThat(SqlScanner.scan("SELECT Set_Config('a', 'b', true)").touchesSession())
                .isTrue();
        assertThat(SqlScanner.scan("DO $$BEGIN SET work_mem = 1; END$$").touchesSession())
                .isTrue();
        assertThat(SqlScanner.scan("EXPLAIN ANALYZE EXECUTE s(1)").touchesSession())
                .isTrue();
        assertThat(SqlScanner.scan("SELECT temperature, 'temp' FROM t").touchesSession())
                .isFalse();
    }

    @Test
    void routinesThatMayChangeASessionAreNoticed() {
        String body = " AS $$ BEGIN PERFORM set_config('a.b', 'c', false); END $$";
        assertThat(SqlScanner.scan("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql" + body)
                        .definesRoutine())
                .isTrue();
        assertThat(SqlScanner.scan("CREATE FUNCTION f() RETURNS int AS 'SELECT 1'")
                        .definesRoutine())
                .isFalse();
    }

    @Test
    void aLargeTextIsScannedInNoTime() {
        String sql = "INSERT INTO a VALUES " + "(1, 'temp;', 2), ".repeat(300_000) + "(1, '', 2)";
        assertThat(SqlScanner.scan(sql).statements()).hasSize(1);
    }
}
