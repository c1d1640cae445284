package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.Transition.Form;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each declared property is changed and changed back, on a table that holds rows and whose aggregate is materialized. */
class TransitionMatrixIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("matrix");

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    static List<Transition> transitions() {
        return Transitions.all();
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void changesThereAndBack(Transition transition) throws IOException, SQLException {
        DATABASE.execute("CREATE SCHEMA matrix");
        DATABASE.execute("CREATE TABLE matrix.device (id text PRIMARY KEY, \"Serial No\" text UNIQUE)");
        DATABASE.execute("INSERT INTO matrix.device VALUES ('d0', 'd0'), ('d1', 'd1'), ('d2', 'd2')");
        apply(transition.from());
        DATABASE.execute(
                "INSERT INTO matrix.metric (time, device, value) SELECT "
                        + transition.from().moment("t") + ", 'd' || extract(hour FROM t)::int % 3, 1"
                        + " FROM generate_series(timestamptz '2026-03-01Z', timestamptz '2026-03-03T23:00Z', interval '1 hour') t");
        DATABASE.execute("CALL refresh_continuous_aggregate('matrix.hourly', "
                + transition.from().moment("timestamptz '2026-03-01Z'") + ", "
                + transition.from().moment("timestamptz '2026-03-03Z'") + ")");
        if (transition.from().table().stream().anyMatch(sql -> sql.contains("timescaledb.compress,"))) {
            DATABASE.execute("SELECT compress_chunk(c) FROM show_chunks('matrix.metric', older_than => "
                    + transition.from().moment("timestamptz '2026-03-02Z'") + ") c");
        }
        String before = fingerprint(transition.from());

        assertThat(apply(transition.to()).statements()).containsExactlyElementsOf(transition.there());
        assertThat(fingerprint(transition.from())).isEqualTo(before);
        assertThat(apply(transition.from()).statements()).containsExactlyElementsOf(transition.back());
        assertThat(fingerprint(transition.from())).isEqualTo(before);
    }

    private SchemaPlan apply(Form form) throws IOException {
        Declarations declarations = new Declarations()
                .add(Kind.HYPERTABLE, "a.Metric", RelationName.parse("metric"), null, Set.of(), form.tableStatements())
                .add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Hourly",
                        RelationName.parse("hourly"),
                        RelationName.parse("metric"),
                        Set.of(),
                        form.aggregateStatements());
        if (form.child()) {
            declarations.add(
                    Kind.CONTINUOUS_AGGREGATE,
                    "c.Daily",
                    RelationName.parse("daily"),
                    RelationName.parse("hourly"),
                    Set.of(),
                    form.dailyStatements());
        }
        DeclarationCatalog catalog = Declarations.load(declarations.writeTo(folder));
        SchemaPlan plan = DATABASE.migrator(catalog).build().plan();
        DATABASE.migrator(catalog).approve(plan.id()).build().migrate();
        assertThat(DATABASE.migrator(catalog).build().plan().differences()).isEmpty();
        return plan;
    }

    private static String fingerprint(Form form) throws SQLException {
        return DATABASE.scalar(
                "SELECT concat_ws(' ', (SELECT count(*) || md5(string_agg(time || device || value, ',' ORDER BY time))"
                        + " FROM matrix.metric), (SELECT count(*) || md5(string_agg(hour || device || rows, ',' ORDER BY hour, device))"
                        + " FROM matrix.hourly WHERE hour < "
                        + form.moment("timestamptz '2026-03-03Z'") + "))");
    }
}
