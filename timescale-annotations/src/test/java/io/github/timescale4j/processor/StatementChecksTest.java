package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.schema.SqlScript;
import io.github.timescale4j.schema.TableStatement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Foreign keys and statements of one's own: what they become, and what is said about them. */
class StatementChecksTest {

    private static final String ANY_SEGMENTS = "-Atimescale.target.version=2.16";

    @Test
    void statementsRunAfterThoseOfTheTableAndNameIt() {
        Compilation compilation = assertAsMarked("""
                @TimeSeries(
                        table = "Reading 1",
                        retention = "30d",
                        sql = {
                            "CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit('{x}')",
                            "grant select, truncate on {table} to reporting",
                            "ALTER TABLE {table} ADD CONSTRAINT site FOREIGN KEY (site) REFERENCES site (id)",
                            "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                            "CREATE UNIQUE INDEX ON {table} (time, lower(site)) WHERE site <> 'DROP'"
                        })
                record Reading(Instant time, String site) {}
                """);

        List<String> statements = SqlScript.statements(Output.sql(compilation, "Reading"));
        assertThat(statements.subList(statements.size() - 6, statements.size()))
                .satisfies(all -> assertThat(all.get(0)).startsWith("SELECT add_retention_policy("))
                .element(2)
                .isEqualTo("grant select, truncate on \"Reading 1\" to reporting");
        assertThat(statements.stream().filter(sql -> !TableStatement.isCompared(sql)))
                .hasSize(3)
                .allMatch(
                        sql -> sql.startsWith("CREATE TRIGGER") || sql.startsWith("grant") || sql.endsWith("SECURITY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "GRANT SELECT ON {table} TO a; GRANT SELECT ON {table} TO b",
                "GRANT SELECT ON other TO a",
                "COMMENT ON TABLE other IS '{table}'",
                "DROP TABLE {table}",
                "TRUNCATE {table}",
                "DELETE FROM {table}",
                "INSERT INTO {table} DEFAULT VALUES",
                "SELECT drop_chunks('{table}')",
                "ALTER TABLE {table} DROP CONSTRAINT a",
                "ALTER TABLE {table} ADD CONSTRAINT a CHECK (true), DROP COLUMN b",
                "ALTER TABLE {table} ADD CONSTRAINT a CHECK (true), ADD COLUMN b int",
                "ALTER TABLE {table} ADD CONSTRAINT a CHECK (true), ALTER COLUMN b TYPE int",
                "ALTER TABLE {table} ADD COLUMN b int",
                "ALTER TABLE {table} RENAME TO other",
                "ALTER TABLE {table} ADD CONSTRAINT a FOREIGN KEY (d) REFERENCES device ON DELETE CASCADE",
                "ALTER TABLE {table} SET (timescaledb.compress)",
                "CREATE INDEX CONCURRENTLY ON {table} (d)",
                "CREATE INDEX IF NOT EXISTS i ON {table} (d)",
                "CREATE OR REPLACE TRIGGER a AFTER INSERT ON {table} EXECUTE FUNCTION f()",
                "CREATE FUNCTION f() RETURNS trigger AS $$ {table} $$ LANGUAGE sql",
                "VACUUM {table}",
                "/* {table} */ GRANT SELECT ON {table} TO a",
                ""
            })
    void whatDoesNotAddToTheTableIsRefused(String statement) {
        assertAsMarked("""
                @TimeSeries(
                        sql = "%s") // error T31
                record Reading(Instant time, String d) {}
                """.formatted(statement));
    }

    @Test
    void aReferenceBecomesAForeignKey() {
        Compilation compilation = assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Column(references = "device(id)") String deviceId,
                        @Column(references = "plant.\\"Site\\" ( \\"No\\" )", name = "Site") String site) {}
                """);

        assertThat(Output.sql(compilation, "Reading"))
                .contains(
                        "CONSTRAINT \"reading_device_id_fkey\" FOREIGN KEY (\"device_id\") REFERENCES \"device\" (\"id\")",
                        "CONSTRAINT \"reading_Site_fkey\" FOREIGN KEY (\"Site\") REFERENCES \"plant\".\"Site\" (\"No\")");
    }

    @Test
    void aReferenceThatCannotBeKeptIsRefusedAtItsValue() {
        assertAsMarked("""
                @TimeSeries record Device(Instant time, String id) {}

                @TimeSeries(
                        sql = {
                            "GRANT SELECT ON {table} TO PUBLIC",
                            "ALTER TABLE {table} ADD FOREIGN KEY (time, b) REFERENCES \\"device\\" (time, id)" // error T11: a hypertable, too
                        })
                record Reading(
                        Instant time,
                        @Column(
                                references = "device") // error T11: write it like device(id)
                        String a,
                        @Column(
                                references = "device(id)") // error T11: refers to 'device', which is a hypertable, too
                        String b) {}

                @ContinuousAggregate(source = Device.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        @Column(references = "device(id)") String id) {} // error T30
                """);
    }

    @Test
    void upTo215TheColumnsOfAForeignKeyAreSegments() {
        String text = """
                @TimeSeries(
                        sql = "ALTER TABLE {table} ADD CONSTRAINT s FOREIGN KEY (site, \\"kind\\") REFERENCES site (id, kind)") %s
                @Columnstore(segmentBy = {"good", "site"}, after = "7d")
                record Reading(
                        Instant time,
                        @Column(references = "device(id)") %s
                        String device,
                        @Column(references = "device(id)") String good,
                        String site,
                        String kind) {}
                """;
        String refused = "// error C05: are in segmentBy of @Columnstore";
        assertAsMarked(text.formatted(refused, refused));
        assertAsMarked(text.formatted("", ""), ANY_SEGMENTS);
    }

    @Test
    void rowLevelSecurityIsRefusedBesideAColumnstoreAndUnderAnAggregate() {
        assertAsMarked("""
                @TimeSeries(
                        sql = "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY") // error C06: beside @Columnstore
                @Columnstore(segmentBy = {}, after = "7d")
                record Compressed(Instant time, double value) {}

                @TimeSeries(sql = "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
                record Guarded(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Guarded.class, // error C06: which an aggregate would go around
                        interval = "1h")
                record Hourly(Instant hour, double avgValue) {}
                """);
    }
}
