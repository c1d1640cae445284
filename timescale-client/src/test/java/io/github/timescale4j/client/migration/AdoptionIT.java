package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What exists before the library comes. The names need quoting everywhere. */
class AdoptionIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("Old Schema");
    private static final String TABLE = "\"Old Schema\".\"Order\"";
    private static final RelationName ORDER = new RelationName("Old Schema", "Order");
    private static final List<String> NAMES = List.of("\"Order\"", "\"Old Schema\".\"Group\"");

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws SQLException {
        DATABASE.clean();
        DATABASE.execute("CREATE SCHEMA \"Old Schema\"");
    }

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    @Test
    void anIdenticalHypertableIsOnlyRecorded() throws IOException, SQLException {
        table();
        hypertable("1 day");
        DATABASE.execute("INSERT INTO " + TABLE + " VALUES ('2026-01-01Z', 'a', 1)");

        SchemaPlan plan = adopting().build().plan();
        assertThat(plan.differences()).extracting(Difference::step).containsExactly(Step.ADOPT);
        assertThat(plan.statements()).isEmpty();
        assertThat(plan.safety()).isEqualTo(SafetyClass.SAFE);
        assertThat(adopting().build().migrate().changed()).containsExactly(ORDER);

        assertThat(DATABASE.scalar("SELECT java_type FROM \"Old Schema\".timescale_schema_declaration"))
                .isEqualTo("a.Order");
        assertThat(DATABASE.scalar("SELECT description FROM \"Old Schema\".timescale_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1"))
                .isEqualTo("adopt Old Schema.Order");
        assertThat(adopting().build().plan().isEmpty()).isTrue();
        assertThat(adopting().build().migrate().unchanged()).containsExactly(ORDER);
        assertThat(migrator().build().migrate().unchanged()).containsExactly(ORDER);
    }

    @Test
    void nothingIsAdoptedThatNobodyNamed() throws SQLException {
        table();
        hypertable("1 day");

        assertThatExceptionOfType(RelationConflictException.class)
                .isThrownBy(() -> migrator().adopt(List.of("other")).build().migrate())
                .withMessageContaining("Old Schema.Order (a.Order) exists already and was not created by this library:"
                        + " adopt it with timescale.migration.adopt=\"Old Schema\".\"Order\"")
                .satisfies(e -> assertThat(e.existing()).containsExactly(ORDER));
    }

    @Test
    void whatIsNotThereIsCreated() throws IOException {
        assertThat(adopting().build().migrate().created()).containsExactly(ORDER);
    }

    @Test
    void whatDiffersIsChanged() throws IOException, SQLException {
        table();
        hypertable("3 days");

        SchemaPlan plan = adopting().build().plan();
        assertThat(plan.statements())
                .containsExactly("SELECT set_chunk_time_interval('\"Old Schema\".\"Order\"', INTERVAL '1 day')");
        assertThat(plan.safety()).isEqualTo(SafetyClass.SAFE);
        adopting().build().migrate();

        assertThat(DATABASE.scalar("SELECT time_interval FROM timescaledb_information.dimensions"
                        + " WHERE hypertable_name = 'Order'"))
                .isEqualTo("1 day");
        assertThat(adopting().build().plan().isEmpty()).isTrue();
    }

    @Test
    void whatIsNotDeclaredIsLeftAlone() throws IOException, SQLException {
        table();
        hypertable("1 day");
        DATABASE.execute("ALTER TABLE " + TABLE + " ADD COLUMN extra text, ADD CHECK (extra <> 'x')");
        DATABASE.execute("CREATE INDEX own ON " + TABLE + " (extra)");
        DATABASE.execute("SELECT add_retention_policy('" + TABLE + "', INTERVAL '90 days')");
        DATABASE.execute("COMMENT ON TABLE " + TABLE + " IS 'by hand'");

        assertThat(adopting().build().plan()).satisfies(plan -> {
            assertThat(plan.statements()).isEmpty();
            assertThat(plan.remarks()).isEmpty();
        });
        adopting().build().migrate();

        assertThat(migrator().build().plan()).satisfies(plan -> {
            assertThat(plan.isEmpty()).isTrue();
            assertThat(plan.remarks()).isEmpty();
        });
    }

    @Test
    void aColumnWithoutWhichNoRowCanBeWrittenIsNamed() throws IOException, SQLException {
        table();
        hypertable("1 day");
        DATABASE.execute("ALTER TABLE " + TABLE + " ADD COLUMN \"Needed\" int NOT NULL");

        assertThat(adopting().build().plan().remarks())
                .containsExactly(
                        "column Needed of Old Schema.Order is not declared, but NOT NULL and without a default:"
                                + " rows cannot be written without it");
    }

    @Test
    void aColumnIsRenamedBeforeItsTableIsAdopted() throws IOException, SQLException {
        DATABASE.execute("CREATE TABLE " + TABLE + " (\"When\" timestamptz NOT NULL, \"Old\" text NOT NULL, v int)");
        hypertable("1 day");
        Declarations declarations = order().renamed("User", "Old");

        migrator(declarations).adopt(NAMES).build().migrate();

        assertThat(migrator(declarations).build().plan().isEmpty()).isTrue();
    }

    @Test
    void anEmptyTableBecomesAHypertable() throws IOException, SQLException {
        DATABASE.execute("CREATE TABLE " + TABLE + " (\"When\" timestamptz, \"User\" text NOT NULL, v smallint)");

        assertThat(adopting().build().plan().safety()).isEqualTo(SafetyClass.SAFE);
        assertThat(adopting().build().migrate().changed()).containsExactly(ORDER);

        assertThat(DATABASE.scalar("SELECT time_interval FROM timescaledb_information.dimensions"
                        + " WHERE hypertable_name = 'Order'"))
                .isEqualTo("1 day");
        assertThat(adopting().build().plan().isEmpty()).isTrue();
    }

    @Test
    void theRowsOfATableAreMovedOnlyWhereThatIsAskedForAndApproved() throws IOException, SQLException {
        table();
        DATABASE.execute("INSERT INTO " + TABLE
                + " SELECT '2026-01-01Z'::timestamptz + i * interval '1 hour', 'a', i FROM generate_series(1, 100) i");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> adopting().build().migrate())
                .withMessageContaining("There are rows in the table, which is no hypertable (0 MiB)."
                        + " With timescale.migration.migrate-data naming it")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IMPOSSIBLE));
        SchemaPlan plan = moving().build().plan();
        assertThat(plan.safety()).isEqualTo(SafetyClass.COSTLY);
        assertThat(plan.statements())
                .containsExactly("SELECT create_hypertable('\"Old Schema\".\"Order\"', 'When',"
                        + " chunk_time_interval => INTERVAL '1 day', create_default_indexes => false,"
                        + " migrate_data => true)");
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> moving().build().migrate())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        moving().approve(plan.id()).build().migrate();

        assertThat(DATABASE.scalar("SELECT concat_ws(' ', (SELECT count(*) FROM ONLY " + TABLE + "), count(*), sum(v))"
                        + " FROM " + TABLE))
                .isEqualTo("0 100 5050");
        assertThat(DATABASE.scalar(
                        "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'Order'"))
                .isEqualTo("5");
        assertThat(moving().build().plan().isEmpty()).isTrue();
    }

    @Test
    void aKeyWithoutTheTimeIsInTheWay() throws IOException, SQLException {
        DATABASE.execute("CREATE TABLE " + TABLE
                + " (\"When\" timestamptz NOT NULL, \"User\" text NOT NULL CONSTRAINT \"Key\" PRIMARY KEY, v int)");

        assertThat(adopting().build().plan().differences())
                .filteredOn(difference -> difference.safety() == SafetyClass.IMPOSSIBLE)
                .singleElement()
                .satisfies(difference -> assertThat(difference.why())
                        .startsWith("The key Key lacks the column When, by which the table is to be partitioned"));
    }

    @Test
    void whatIsOfAnotherKindIsRefused() throws SQLException {
        for (String view : List.of("VIEW", "MATERIALIZED VIEW")) {
            DATABASE.execute("CREATE " + view + " " + TABLE + " AS SELECT now() AS \"When\"");

            assertThatExceptionOfType(RelationConflictException.class)
                    .isThrownBy(() -> moving().build().migrate())
                    .withMessageContaining("Old Schema.Order (a.Order) is declared as a hypertable, but there is a "
                            + (view.equals("VIEW") ? "view" : "materialized view") + " of that name");
            DATABASE.execute("DROP " + view + " " + TABLE);
        }
        DATABASE.execute("CREATE TABLE \"Old Schema\".\"Group\" (v int)");
        assertThatExceptionOfType(RelationConflictException.class)
                .isThrownBy(() -> migrator(group("1 hour")).adopt(NAMES).build().migrate())
                .withMessageContaining("is declared as a continuous aggregate, but there is a table of that name");
    }

    @Test
    void anAggregateIsAdoptedTogetherWithItsSource() throws IOException, SQLException {
        table();
        hypertable("1 day");
        DATABASE.execute("SET search_path = \"Old Schema\", public");
        DATABASE.execute(groupSql("1 hour"));
        DATABASE.execute("RESET search_path");

        assertThat(migrator(group("1 hour")).adopt(NAMES).build().plan().statements())
                .isEmpty();
        migrator(group("1 hour")).adopt(NAMES).build().migrate();

        assertThat(DATABASE.scalar("SELECT count(*) FROM \"Old Schema\".timescale_schema_declaration"))
                .isEqualTo("2");
        assertThat(migrator(group("1 hour")).build().plan().isEmpty()).isTrue();
    }

    @Test
    void anAggregateWithAnotherQueryIsMadeAnewOnlyWithAnApproval() throws IOException, SQLException {
        table();
        hypertable("1 day");
        DATABASE.execute("SET search_path = \"Old Schema\", public");
        DATABASE.execute(groupSql("2 hours"));
        DATABASE.execute("RESET search_path");

        SchemaPlan plan = migrator(group("1 hour")).adopt(NAMES).build().plan();
        assertThat(plan.safety()).isEqualTo(SafetyClass.COSTLY);
        migrator(group("1 hour")).adopt(NAMES).approve(plan.id()).build().migrate();

        assertThat(DATABASE.scalar("SELECT count(*) FROM \"Old Schema\".timescale_schema_declaration"))
                .isEqualTo("2");
        assertThat(migrator(group("1 hour")).build().plan().isEmpty()).isTrue();
    }

    @Test
    void validatingTellsWhatIsNotAdoptedYet() throws SQLException {
        table();
        hypertable("1 day");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(
                        () -> adopting().mode(MigrationMode.VALIDATE).build().migrate())
                .withMessageContaining("Old Schema.Order, hypertable, adoption\n  declared:  a.Order\n"
                        + "  found:     made by somebody else\n  SAFE: It is recorded as applied")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.VALIDATION));
    }

    @Test
    void anAdoptionIsExported(@TempDir Path migrations) throws IOException, SQLException {
        DATABASE.execute("CREATE TABLE " + TABLE + " (\"When\" timestamptz, \"User\" text NOT NULL, v int)");
        SchemaMigrator exporting = adopting()
                .mode(MigrationMode.EXPORT)
                .exportDirectory(migrations)
                .build();

        DATABASE.runExported(exporting, migrations);

        assertThat(exporting.migrate().unchanged()).containsExactly(ORDER);
    }

    private SchemaMigratorBuilder adopting() throws IOException {
        return migrator().adopt(NAMES);
    }

    private SchemaMigratorBuilder moving() throws IOException {
        return migrator().migrateData(NAMES);
    }

    private SchemaMigratorBuilder migrator() throws IOException {
        return migrator(order());
    }

    private SchemaMigratorBuilder migrator(Declarations declarations) throws IOException {
        return DATABASE.migrator(Declarations.load(declarations.writeTo(folder)));
    }

    private static void table() throws SQLException {
        DATABASE.execute("CREATE TABLE " + TABLE + " (\"When\" timestamptz NOT NULL, \"User\" text NOT NULL, v int)");
    }

    private static void hypertable(String interval) throws SQLException {
        DATABASE.execute("SELECT create_hypertable('" + TABLE + "', 'When', chunk_time_interval => INTERVAL '"
                + interval + "', create_default_indexes => false)");
    }

    private static Declarations order() {
        return new Declarations()
                .add(
                        Kind.HYPERTABLE,
                        "a.Order",
                        RelationName.parse("\"Order\""),
                        null,
                        Set.of(),
                        List.of(
                                "CREATE TABLE \"Order\" (\"When\" timestamptz NOT NULL, \"User\" text NOT NULL, v int)",
                                "SELECT create_hypertable('\"Order\"', 'When', chunk_time_interval => INTERVAL '1 day',"
                                        + " create_default_indexes => false)"));
    }

    private static Declarations group(String bucket) {
        return order().add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Group",
                        RelationName.parse("\"Group\""),
                        RelationName.parse("\"Order\""),
                        Set.of(),
                        List.of(groupSql(bucket)));
    }

    private static String groupSql(String bucket) {
        return "CREATE MATERIALIZED VIEW \"Group\" WITH (timescaledb.continuous, timescaledb.materialized_only = false)"
                + " AS\nSELECT time_bucket(INTERVAL '" + bucket + "', \"When\") AS hour, \"User\", sum(v) AS total\n"
                + "FROM \"Order\"\nGROUP BY 1, 2\nWITH NO DATA";
    }
}
