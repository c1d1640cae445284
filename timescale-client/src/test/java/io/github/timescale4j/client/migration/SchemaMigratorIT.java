package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a schema of its own, which the migrator creates. */
class SchemaMigratorIT {

    private static final String SCHEMA = "migrator";
    private static final EvolvingDatabase DATABASE = new EvolvingDatabase(SCHEMA);

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.execute("DROP SCHEMA IF EXISTS " + SCHEMA + ", elsewhere CASCADE");
    }

    @Test
    void createsEverythingOnceInOrder() throws IOException, SQLException {
        Declarations declarations = new Declarations()
                .aggregate("a.Hourly", "hourly", "metric")
                .hypertable("b.Metric", "metric", "CREATE INDEX \"metric_value_idx\" ON \"metric\" (value)");

        MigrationResult first = migrate(declarations);
        MigrationResult second = migrate(declarations);

        assertThat(first.created()).containsExactly(relation("metric"), relation("hourly"));
        assertThat(first.unchanged()).isEmpty();
        assertThat(second.created()).isEmpty();
        assertThat(second.unchanged()).containsExactly(relation("metric"), relation("hourly"));
        DATABASE.execute(
                "INSERT INTO migrator.metric VALUES ('2026-03-01T12:00:00Z', 20), ('2026-03-01T12:30:00Z', 30)");
        assertThat(DATABASE.scalar("SELECT avg_value FROM migrator.hourly")).isEqualTo("25");
        assertThat(DATABASE.scalar(
                        "SELECT string_agg(concat_ws(' ', relation_name, kind, java_type), ', ' ORDER BY relation_name)"
                                + " FROM migrator.timescale_schema_declaration"))
                .isEqualTo("hourly continuous aggregate a.Hourly, metric hypertable b.Metric");
        assertThat(DATABASE.scalar("SELECT string_agg(concat_ws(' ', version, description), ', ')"
                        + " FROM migrator.timescale_schema_history WHERE version IS NOT NULL"))
                .isEqualTo("1 create migrator.metric, migrator.hourly");
    }

    @Test
    void createsWhatCameLaterAsTheNextVersion() throws IOException, SQLException {
        migrate(new Declarations().hypertable("a.Metric", "metric"));

        MigrationResult result =
                migrate(new Declarations().hypertable("a.Metric", "metric").hypertable("b.Other", "other"));

        assertThat(result.created()).containsExactly(relation("other"));
        assertThat(DATABASE.scalar("SELECT max(version::int) FROM migrator.timescale_schema_history"))
                .isEqualTo("2");
    }

    @Test
    void beginsItsHistoryInASchemaThatIsInUse() throws IOException, SQLException {
        DATABASE.execute("CREATE SCHEMA migrator");
        DATABASE.execute("CREATE TABLE migrator.applications_own (id int)");

        assertThat(migrate(new Declarations().hypertable("a.Metric", "metric")).created())
                .hasSize(1);
    }

    @Test
    void createsTheSchemaThatADeclarationNames() throws IOException, SQLException {
        MigrationResult result = migrate(new Declarations()
                .hypertable("a.Metric", "elsewhere.metric")
                .aggregate("b.Hourly", "hourly", "elsewhere.metric"));

        assertThat(result.created()).containsExactly(new RelationName("elsewhere", "metric"), relation("hourly"));
    }

    @Test
    void leavesAloneWhatIsNotDeclaredAnyMore() throws IOException, SQLException {
        migrate(new Declarations().hypertable("a.Metric", "metric").hypertable("b.Other", "other"));

        MigrationResult result = migrate(new Declarations().hypertable("a.Metric", "metric"));

        assertThat(result.undeclared()).containsExactly(relation("other"));
        assertThat(DATABASE.scalar("SELECT to_regclass('migrator.other') IS NOT NULL"))
                .isEqualTo("t");
    }

    @Test
    void anAggregateOverRowsThatAreDroppedIsRefreshedOnlyWhereTheyAreKept() throws IOException, SQLException {
        Declarations tableOnly = new Declarations().hypertable("a.Metric", "metric");
        migrate(tableOnly);
        DATABASE.execute("SELECT add_retention_policy('migrator.metric', drop_after => INTERVAL '30 days')");
        DATABASE.execute("INSERT INTO migrator.metric"
                + " SELECT t, 1 FROM generate_series(now() - INTERVAL '20 days', now(), INTERVAL '1 hour') t");

        Declarations both = new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate(
                        "b.Hourly",
                        "hourly",
                        "metric",
                        "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => NULL,"
                                + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')");
        migrate(both);
        MigrationResult second = migrate(both);

        assertThat(second.unchanged()).hasSize(2);

        assertThat(DATABASE.scalar("SELECT (config ->> 'start_offset')::interval = INTERVAL '30 days'"
                        + " FROM timescaledb_information.jobs"
                        + " WHERE proc_name = 'policy_refresh_continuous_aggregate' AND config ->> 'end_offset' IS NOT NULL"
                        + " ORDER BY job_id DESC LIMIT 1"))
                .isEqualTo("t");
    }

    @Test
    void readsASourceThatAnotherApplicationDeclares() throws IOException {
        migrate(new Declarations().hypertable("a.Metric", "metric"));

        assertThat(migrate(new Declarations().aggregate("b.Hourly", "hourly", "metric"))
                        .created())
                .containsExactly(relation("hourly"));
    }

    @Test
    void refusesASourceThatIsNowhere() {
        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> migrate(new Declarations().aggregate("b.Hourly", "hourly", "metric")))
                .withMessageContaining("migrator.hourly (b.Hourly) reads migrator.metric, which is neither declared")
                .satisfies(e -> assertThat(e.types()).containsExactly("b.Hourly"));
    }

    @Test
    void makesASafeChangeTogetherWithWhatIsNew() throws IOException, SQLException {
        migrate(new Declarations().hypertable("a.Metric", "metric").hypertable("b.Other", "other"));

        MigrationResult result = migrate(new Declarations()
                .hypertable("a.Metric", "metric", "CREATE INDEX \"metric_value_idx\" ON \"metric\" (value)")
                .hypertable("b.Other", "other")
                .hypertable("c.New", "new"));

        assertThat(result.changed()).containsExactly(relation("metric"));
        assertThat(result.created()).containsExactly(relation("new"));
        assertThat(result.unchanged()).containsExactly(relation("other"));
        assertThat(DATABASE.scalar("SELECT to_regclass('migrator.metric_value_idx') IS NOT NULL"))
                .isEqualTo("t");
        assertThat(DATABASE.scalar(
                        "SELECT max(description) FROM migrator.timescale_schema_history WHERE version = '2'"))
                .isEqualTo("create migrator.new; change migrator.metric");
    }

    @Test
    void refusesARelationThatSomebodyElseMade() throws IOException, SQLException {
        DATABASE.execute("CREATE SCHEMA migrator");
        DATABASE.execute("CREATE TABLE migrator.metric (time timestamptz)");

        assertThatExceptionOfType(RelationConflictException.class)
                .isThrownBy(() -> migrate(
                        new Declarations().hypertable("a.Metric", "metric").hypertable("b.Other", "other")))
                .withMessageContaining("migrator.metric (a.Metric) exists already and was not created by this library")
                .satisfies(e -> assertThat(e.existing()).containsExactly(relation("metric")));
        assertThat(DATABASE.scalar("SELECT to_regclass('migrator.other') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void refusesToStartWithoutARelationThatItMade() throws IOException, SQLException {
        migrate(new Declarations().hypertable("a.Metric", "metric"));
        DATABASE.execute("DROP TABLE migrator.metric");

        assertThatExceptionOfType(RelationConflictException.class)
                .isThrownBy(() -> migrate(new Declarations().hypertable("a.Metric", "metric")))
                .withMessageContaining("migrator.metric was created by this library and does not exist any more")
                .satisfies(e -> assertThat(e.gone()).containsExactly(relation("metric")));
    }

    @Test
    void leavesNothingBehindWhenAStatementFails() throws IOException, SQLException {
        Declarations declarations = new Declarations()
                .hypertable("a.Metric", "metric")
                .hypertable("b.Wrong", "wrong", "CREATE INDEX ON \"wrong\" (\"${nothing}\")");

        assertThatExceptionOfType(StatementFailedException.class)
                .isThrownBy(() -> migrate(declarations))
                .withMessageContaining("The server refused a statement of migrator.wrong (b.Wrong)")
                .satisfies(e -> {
                    assertThat(e.relation()).isEqualTo(relation("wrong"));
                    assertThat(e.type()).isEqualTo("b.Wrong");
                    assertThat(e.statement()).isEqualTo("CREATE INDEX ON \"wrong\" (\"${nothing}\")");
                    assertThat(e.sqlState()).isEqualTo("42703");
                });
        assertThat(DATABASE.scalar("SELECT to_regclass('migrator.metric') IS NULL"
                        + " AND to_regclass('migrator.timescale_schema_declaration') IS NULL"))
                .isEqualTo("t");

        assertThat(migrate(new Declarations().hypertable("a.Metric", "metric")).created())
                .containsExactly(relation("metric"));
    }

    @Test
    void createsAnewWhatTheHistoryHasAndTheTableOfDeclarationsHasNot() throws IOException, SQLException {
        Declarations declarations = new Declarations().hypertable("a.Metric", "metric");
        migrate(declarations);
        DATABASE.execute("DROP TABLE migrator.metric");
        DATABASE.execute("DELETE FROM migrator.timescale_schema_declaration");

        assertThat(migrate(declarations).created()).containsExactly(relation("metric"));
        assertThat(DATABASE.scalar("SELECT max(version::int) FROM migrator.timescale_schema_history"))
                .isEqualTo("2");
    }

    @Test
    void findsNothingToDoWithoutItsHistory() throws IOException, SQLException {
        Declarations declarations = new Declarations().hypertable("a.Metric", "metric");
        migrate(declarations);
        DATABASE.execute("DROP TABLE migrator.timescale_schema_history");

        assertThat(migrate(declarations).unchanged()).containsExactly(relation("metric"));
        assertThat(migrate(declarations.hypertable("b.Other", "other")).created())
                .containsExactly(relation("other"));
    }

    @Test
    void validateTouchesNothing() throws IOException, SQLException {
        Declarations declarations = new Declarations().hypertable("a.Metric", "metric");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(declarations, MigrationMode.VALIDATE))
                .withMessageContaining(
                        "migrator.metric, hypertable, existence\n  declared:  a.Metric\n  found:     nothing")
                .satisfies(e -> assertThat(e.plan().differences())
                        .singleElement()
                        .satisfies(
                                difference -> assertThat(difference.relation()).isEqualTo(relation("metric"))));
        assertThat(DATABASE.scalar("SELECT to_regnamespace('migrator') IS NULL"))
                .isEqualTo("t");

        migrate(declarations);
        assertThat(migrate(declarations, MigrationMode.VALIDATE).unchanged()).containsExactly(relation("metric"));
    }

    @Test
    void noneDoesNotEvenConnect() throws IOException {
        try (HikariDataSource nowhere = new HikariDataSource()) {
            MigrationResult result = SchemaMigrator.builder(nowhere)
                    .catalog(Declarations.load(
                            new Declarations().hypertable("a.Metric", "metric").writeTo(folder)))
                    .mode(MigrationMode.NONE)
                    .build()
                    .migrate();

            assertThat(List.of(result.created(), result.unchanged(), result.undeclared()))
                    .allMatch(List::isEmpty);
        }
    }

    private MigrationResult migrate(Declarations declarations) throws IOException {
        return migrate(declarations, MigrationMode.APPLY);
    }

    private MigrationResult migrate(Declarations declarations, MigrationMode mode) throws IOException {
        return SchemaMigrator.builder(DATABASE.dataSource())
                .catalog(Declarations.load(declarations.writeTo(folder)))
                .schema(SCHEMA)
                .mode(mode)
                .build()
                .migrate();
    }

    private static RelationName relation(String name) {
        return new RelationName(SCHEMA, name);
    }
}
