package io.github.timescale4j.test.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.example.axes.Sale;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.test.TesterDatabase;
import io.github.timescale4j.test.statement.CheckedStatement.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server says of the statements in {@code com.example.statements}. */
class StatementReportIT {

    private static final Path SOURCE = Path.of("src/test/java/com/example/statements/Statements.java");

    private static TesterDatabase database;
    private static StatementReport report;

    @BeforeAll
    static void check() throws ClassNotFoundException {
        database = new TesterDatabase("statement_report_it").withReadings();
        database.run("INSERT INTO reading VALUES (now(), 'p1', 1)");
        report = StatementReport.of(database.client(), Class.forName("com.example.statements.Statements"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<CheckedStatement> of(String method) {
        return report.statements().stream()
                .filter(statement -> statement.place().getMethodName().equals(method))
                .toList();
    }

    @Test
    void whatIsRightIsValid() {
        assertThat(of("right")).hasSize(2).allMatch(statement -> statement.outcome() == Outcome.VALID);
        assertThat(of("constants"))
                .allMatch(statement -> statement.outcome() == Outcome.VALID)
                .extracting(CheckedStatement::sql)
                .containsExactlyInAnyOrder(
                        "SELECT count(*) FROM reading",
                        "SELECT min(pressure) FROM reading",
                        "SELECT DISTINCT pump FROM reading\n");
        assertThat(of("inALambda")).singleElement().matches(statement -> statement.outcome() == Outcome.VALID);
    }

    @Test
    void whatOnlyLooksUnusualIsValid() {
        assertThat(of("valid"))
                .singleElement()
                .satisfies(statement ->
                        assertThat(statement.outcome()).as(statement.toString()).isEqualTo(Outcome.VALID));
        assertThat(of("definition")).hasSize(2).allMatch(statement -> statement.outcome() == Outcome.VALID);
    }

    @Test
    void aClientWhoseDriverWouldRunTheStatementsIsRefused() {
        EmbeddedTimescale shared = EmbeddedTimescale.shared();
        try (TimeScaleClient simple = TimeScaleClient.builder()
                .url(shared.jdbcUrl() + "&preferQueryMode=simple&currentSchema=statement_report_it,public")
                .username(shared.username())
                .password(shared.password())
                .poolSize(1)
                .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> StatementReport.of(simple, Class.forName("com.example.statements.Statements")))
                    .withMessageContaining("preferQueryMode=simple");
        }
        nothingIsRun();
    }

    @Test
    void nothingIsRun() {
        assertThat(database.client().query("SELECT count(*) FROM reading").scalar(Integer.class))
                .isEqualTo(1);
    }

    @Test
    void aWrongColumnIsReportedWithItsClassAndLine() throws IOException {
        List<String> source = Files.readAllLines(SOURCE);
        int line = source.indexOf("    List<Reading> wrongColumn() {") + 1;
        while (!source.get(line - 1).contains("query(")) {
            line++;
        }
        String place = "at com.example.statements.Statements.wrongColumn(Statements.java:" + line + ")\n";

        assertThat(of("wrongColumn")).singleElement().satisfies(statement -> {
            assertThat(statement.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(statement.sqlState()).isEqualTo("42703");
            assertThat(statement.toString())
                    .startsWith(place)
                    .contains("column \"presure\" does not exist (SQLSTATE 42703)")
                    .contains("line 1 of the SQL, at 'presure': Perhaps you meant to reference the column")
                    .contains("SQL: SELECT time, pump, presure\n");
        });
    }

    @Test
    void rowsThatDoNotFitTheirClassAreReported() {
        assertThat(of("missingColumn")).singleElement().satisfies(statement -> {
            assertThat(statement.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(statement.problem()).contains("pressure").contains("Reading");
        });
    }

    @Test
    void whatTheClientWouldRefuseIsReported() {
        assertThat(of("notAnUpdate")).singleElement().satisfies(statement -> {
            assertThat(statement.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(statement.hint()).isEqualTo("use query()");
        });
        assertThat(of("notAQuery")).singleElement().satisfies(statement -> {
            assertThat(statement.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(statement.hint()).isEqualTo("use update() or execute()");
        });
        assertThat(of("questionMark")).singleElement().satisfies(statement -> {
            assertThat(statement.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(statement.problem()).contains("write parameters as :name");
        });
    }

    @Test
    void whatNobodyCanSayIsListed() {
        assertThat(report.unchecked())
                .extracting(statement -> statement.place().getMethodName())
                .containsExactly("undecided", "lengths", "momentsAndLengths", "putTogether", "computed", "handedOn");
        assertThat(of("lengths")).singleElement().satisfies(statement -> {
            assertThat(statement.sqlState()).isEqualTo("42883");
            assertThat(statement.hint()).contains(":age::interval");
        });
        assertThat(of("undecided"))
                .singleElement()
                .satisfies(statement -> assertThat(statement.hint()).contains(":age::interval"));
        // One branch of it is known.
        assertThat(of("putTogether"))
                .extracting(CheckedStatement::outcome)
                .containsExactly(Outcome.VALID, Outcome.UNCHECKED);
    }

    @Test
    void oneLineOfATestCoversAnApplication() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(report::assertValid)
                .withMessageStartingWith("5 of ")
                .withMessageContaining("statements in com.example.statements would fail on this server:\n"
                        + "at com.example.statements.Statements.wrongColumn(");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(report::assertAllChecked)
                .withMessageContaining("its text is put together at run time");
    }

    @Test
    void whereThereIsNoStatementNothingIsValid() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(
                        () -> StatementReport.of(database.client(), Sale.class).assertValid())
                .withMessage("there is no statement in com.example.axes: nothing there hands a text to"
                        + " TimeScaleClient.query or update");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatementReport.of(database.client(), String.class))
                .withMessageContaining("give a class of the application");
    }
}
