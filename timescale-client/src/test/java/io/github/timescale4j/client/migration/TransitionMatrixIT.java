package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.Transition.Form;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Declaration.Rename;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each declared property is changed and changed back, on a table that holds rows, and whose aggregate also holds buckets of rows
 * that are gone. {@code -Dmatrix=…}, a regular expression, runs only the lines whose property it finds.
 */
class TransitionMatrixIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("matrix");

    @TempDir
    Path folder;

    /** Whether the line is run with aggregates: only where it is not about them, and the server has none, it is run without. */
    private boolean aggregates;

    @BeforeEach
    void begin() throws SQLException {
        aggregates = DATABASE.lacks(Set.of(Feature.CONTINUOUS_AGGREGATE)).isEmpty();
    }

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    static List<Transition> transitions() {
        Pattern wanted = Pattern.compile(System.getProperty("matrix", ""));
        return Transitions.all().stream()
                .filter(transition -> wanted.matcher(transition.property()).find())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void changesThereAndBack(Transition transition) throws IOException, SQLException {
        Form from = transition.from();
        Form to = transition.to();
        DATABASE.assumeHas(
                NeededFeatures.of(transition, aggregates || from.concernsAggregates() || to.concernsAggregates()));
        begin(transition);
        String rows = rows(from);
        String buckets = buckets(from, transition.anew());

        assertThat(apply(to).statements()).containsExactlyElementsOf(transition.there());
        assertThat(rows(to)).isEqualTo(rows);
        if (!transition.anew()) {
            assertThat(buckets(to, false)).isEqualTo(buckets);
        }
        assertBucketsAreTheRows(to);

        assertThat(apply(from).statements()).containsExactlyElementsOf(transition.back());
        assertThat(rows(from)).isEqualTo(rows);
        assertThat(buckets(from, transition.anew())).isEqualTo(buckets);
        assertBucketsAreTheRows(from);
    }

    /** Four days of rows, three of them materialized, the first of which has lost its rows. */
    private void begin(Transition transition) throws IOException, SQLException {
        Form form = transition.from();
        DATABASE.execute("CREATE SCHEMA matrix");
        DATABASE.execute("CREATE TABLE matrix.device (id text PRIMARY KEY, \"Serial No\" text UNIQUE)");
        DATABASE.execute("INSERT INTO matrix.device VALUES ('d0', 'd0'), ('d1', 'd1'), ('d2', 'd2')");
        DATABASE.migrator(catalog(form)).build().migrate();
        DATABASE.execute(
                "INSERT INTO matrix.metric (time, device, \"" + form.value() + "\") SELECT " + form.moment("t")
                        + ", 'd' || extract(hour FROM t)::int % 3, 1 + extract(hour FROM t)::int + extract(minute FROM t)::int"
                        + " FROM generate_series(timestamptz '2026-02-28Z', timestamptz '2026-03-03T23:40Z', interval '20 minutes') t");
        refresh(form, "hourly");
        if (!form.dailyQuery().isEmpty()) {
            refresh(form, "daily");
        }
        if (aggregates && !transition.anew()) {
            DATABASE.execute("SELECT drop_chunks('matrix.metric', older_than => "
                    + form.moment("timestamptz '2026-03-01Z'") + ")");
            assertThat(DATABASE.scalar("SELECT (SELECT count(*) FROM matrix.metric WHERE time < " + limit(form, "01")
                            + ") || ' rows, ' || (SELECT count(*) FROM matrix.hourly WHERE hour < " + limit(form, "01")
                            + ") || ' buckets'"))
                    .isEqualTo("0 rows, 24 buckets");
        }
        if (form.isCompressed()) {
            DATABASE.execute("SELECT compress_chunk(c) FROM show_chunks('matrix.metric', older_than => "
                    + form.moment("timestamptz '2026-03-02Z'") + ") c");
        }
    }

    private void refresh(Form form, String aggregate) throws SQLException {
        if (aggregates) {
            DATABASE.execute("CALL refresh_continuous_aggregate('matrix." + aggregate + "', "
                    + form.moment("timestamptz '2026-02-28Z'") + ", " + form.moment("timestamptz '2026-03-03Z'") + ")");
        }
    }

    private SchemaPlan apply(Form form) throws IOException {
        DeclarationCatalog catalog = catalog(form);
        SchemaPlan plan = DATABASE.migrator(catalog).build().plan();
        DATABASE.migrator(catalog).approve(plan.id()).build().migrate();
        assertThat(DATABASE.migrator(catalog).build().plan().differences()).isEmpty();
        return plan;
    }

    private DeclarationCatalog catalog(Form form) throws IOException {
        Declarations declarations = new Declarations();
        add(declarations, Kind.HYPERTABLE, "metric", "", form.tableStatements(), form.renames());
        if (aggregates) {
            add(
                    declarations,
                    Kind.CONTINUOUS_AGGREGATE,
                    "hourly",
                    "metric",
                    form.aggregateStatements(),
                    form.renamesOfAggregate());
            if (!form.dailyQuery().isEmpty()) {
                add(
                        declarations,
                        Kind.CONTINUOUS_AGGREGATE,
                        "daily",
                        form.dailySource(),
                        form.dailyStatements(),
                        List.of());
            }
        }
        return Declarations.load(declarations.writeTo(folder));
    }

    private static void add(
            Declarations declarations,
            Kind kind,
            String name,
            String source,
            List<String> statements,
            List<Rename> renames) {
        declarations.add(
                kind,
                "a." + name,
                RelationName.parse(name),
                source.isEmpty() ? null : RelationName.parse(source),
                NeededFeatures.of(statements),
                statements);
        renames.forEach(rename -> declarations.renamed(rename.column(), rename.from()));
    }

    private static String rows(Form form) throws SQLException {
        return DATABASE.scalar("SELECT count(*) || md5(string_agg(time || device || \"" + form.value()
                + "\", ',' ORDER BY time)) FROM matrix.metric");
    }

    /** The buckets: all of them where they are computed anew, otherwise what every form has of them. */
    private String buckets(Form form, boolean anew) throws SQLException {
        if (!aggregates) {
            return "";
        }
        String columns = anew ? "*" : "hour, device, rows";
        return fingerprint("SELECT " + columns + " FROM matrix.hourly WHERE hour < " + limit(form, "03"))
                + (form.dailyQuery().isEmpty()
                        ? ""
                        : fingerprint("SELECT day, rows::bigint FROM matrix.daily WHERE day < " + limit(form, "03")));
    }

    /** What is materialized is what the rows give, where they are there. */
    private void assertBucketsAreTheRows(Form form) throws SQLException {
        if (aggregates) {
            assertBucketsAre(form, "hourly", "hour", form.query());
            if (!form.dailyQuery().isEmpty()) {
                assertBucketsAre(form, "daily", "day", form.dailyQuery());
            }
        }
    }

    private static void assertBucketsAre(Form form, String aggregate, String bucket, String query) throws SQLException {
        String rows =
                query.replace("FROM \"", "FROM \"matrix\".\"").replace("JOIN \"device", "JOIN \"matrix\".\"device");
        String range = " x WHERE " + bucket + " >= " + limit(form, "01") + " AND " + bucket + " < " + limit(form, "03");
        assertThat(fingerprint("SELECT * FROM matrix." + aggregate + range))
                .as("the buckets of %s", aggregate)
                .isEqualTo(fingerprint("SELECT * FROM (" + rows + ")" + range));
    }

    private static String limit(Form form, String day) {
        return form.moment("timestamptz '2026-03-" + day + "Z'");
    }

    private static String fingerprint(String query) throws SQLException {
        return DATABASE.scalar(
                "SELECT count(*) || coalesce(md5(string_agg(to_jsonb(y)::text, ',' ORDER BY to_jsonb(y)::text)), '')"
                        + " FROM (" + query + ") y");
    }
}
