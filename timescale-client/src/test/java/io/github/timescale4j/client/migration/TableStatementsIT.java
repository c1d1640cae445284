package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of a user's own, of which some are compared by what they make and others only by their text. */
class TableStatementsIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("statements");
    private static final String GRANT = "GRANT SELECT ON \"t\" TO PUBLIC";
    private static final String TRIGGER =
            "CREATE TRIGGER seen BEFORE INSERT ON \"t\" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()";
    private static final String KEY =
            "ALTER TABLE \"t\" ADD CONSTRAINT known FOREIGN KEY (value) REFERENCES known (value) ON DELETE SET NULL";

    @TempDir
    Path folder;

    @BeforeEach
    void create() throws SQLException {
        DATABASE.execute("CREATE SCHEMA statements");
        DATABASE.execute("CREATE TABLE statements.known (value float8 PRIMARY KEY)");
    }

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    @Test
    void theyRunWithTheTableAndAreQuietAfterwards() throws IOException, SQLException {
        migrate(TRIGGER, GRANT, KEY);

        assertThat(DATABASE.scalar(
                        "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'statements.t'::regclass AND tgname = 'seen'"))
                .isEqualTo("1");
        assertThat(plan(TRIGGER, GRANT, KEY).differences()).isEmpty();
    }

    @Test
    void aNewOneWhoseEffectIsNotReadBackWaitsForApprovalAndAnOldOneIsMentioned() throws IOException, SQLException {
        migrate(GRANT);

        SchemaPlan plan = plan(TRIGGER);

        assertThat(plan.statements()).containsExactly(TRIGGER);
        assertThat(plan.safety()).isEqualTo(SafetyClass.COSTLY);
        assertThat(plan.remarks()).singleElement().asString().contains("undoes it by hand: " + GRANT);
        DATABASE.migrator(catalog(TRIGGER)).approve(plan.id()).build().migrate();
        assertThat(plan(TRIGGER).differences()).isEmpty();
        assertThat(plan(TRIGGER).remarks()).isEmpty();
    }

    @Test
    void aConstraintOfOnesOwnIsMissedWhenSomebodyDropsIt() throws IOException, SQLException {
        migrate(KEY);
        DATABASE.execute("ALTER TABLE statements.t DROP CONSTRAINT known");

        assertThat(plan(KEY).statements())
                .containsExactly(
                        "ALTER TABLE \"statements\".\"t\" ADD CONSTRAINT \"known\" FOREIGN KEY (value) REFERENCES"
                                + " known(value) ON DELETE SET NULL");
    }

    private void migrate(String... statements) throws IOException {
        DATABASE.migrator(catalog(statements)).build().migrate();
    }

    private SchemaPlan plan(String... statements) throws IOException {
        return DATABASE.migrator(catalog(statements)).build().plan();
    }

    private DeclarationCatalog catalog(String... statements) throws IOException {
        return Declarations.load(
                new Declarations().hypertable("a.T", "t", statements).writeTo(folder));
    }
}
