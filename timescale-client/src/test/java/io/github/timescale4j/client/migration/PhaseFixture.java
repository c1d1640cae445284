package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table with rows of ten days, two of them each half hour, over which aggregates are declared. */
abstract class PhaseFixture {

    static final EvolvingDatabase DATABASE = new EvolvingDatabase("phases");
    static final int DAYS = 10;
    static final String FROM_ROWS = "count(*) AS \"n\", max(\"value\") AS \"top\"";
    static final String HOURLY = aggregate("hourly", "metric", "1 hour", "time", FROM_ROWS);

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException, SQLException {
        DATABASE.clean();
        migrate(table());
        DATABASE.execute("INSERT INTO phases.metric SELECT t, 'd' || g, extract(hour FROM t) + g"
                + " FROM generate_series(1, 2) g, generate_series("
                + "date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '" + DAYS + " days',"
                + " date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '1 minute',"
                + " INTERVAL '30 minutes') t");
    }

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    static String jobs(String procedure) {
        return "SELECT count(*) FROM timescaledb_information.jobs WHERE hypertable_schema = 'phases' AND proc_name = '"
                + procedure + "'";
    }

    static long jobs() throws SQLException {
        return Long.parseLong(String.valueOf(DATABASE.scalar(jobs("policy_retention"))));
    }

    static String aggregates() throws SQLException {
        return DATABASE.scalar("SELECT string_agg(view_name, ', ' ORDER BY view_name) FROM"
                + " timescaledb_information.continuous_aggregates WHERE view_schema = 'phases'");
    }

    static long buckets(String aggregate) throws SQLException {
        return Long.parseLong(String.valueOf(DATABASE.scalar("SELECT count(*) FROM phases." + aggregate)));
    }

    static void dropRowsBefore(int days) throws SQLException {
        DATABASE.execute(
                "SELECT drop_chunks('phases.metric', date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'"
                        + " - INTERVAL '" + days + " days')");
    }

    MigrationResult migrate(Declared declared) throws IOException {
        return migrator(declared).build().migrate();
    }

    SchemaPlan plan(Declared declared) throws IOException {
        return migrator(declared).build().plan();
    }

    SchemaMigratorBuilder migrator(Declared declared) throws IOException {
        return DATABASE.migrator(Declarations.load(declared.declarations.writeTo(folder)));
    }

    static Declared table(String... more) {
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE TABLE \"metric\" (\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer NOT NULL)");
        statements.add("SELECT create_hypertable('\"metric\"', 'time', chunk_time_interval => INTERVAL '1 day',"
                + " create_default_indexes => false)");
        statements.addAll(List.of(more));
        Declared declared = new Declared();
        declared.declarations.add(
                Kind.HYPERTABLE, "a.Metric", RelationName.parse("metric"), null, Set.of(), statements);
        return declared;
    }

    static final class Declared {
        final Declarations declarations = new Declarations();

        Declared add(String name, String source, String... statements) {
            declarations.add(
                    Kind.CONTINUOUS_AGGREGATE,
                    "b." + name,
                    RelationName.parse(name),
                    RelationName.parse(source),
                    Set.of(),
                    List.of(statements));
            return this;
        }

        Declared add(String hourly) {
            return add("hourly", "metric", hourly);
        }
    }

    static String hourlyWith(String columns) {
        return aggregate("hourly", "metric", "1 hour", "time", columns);
    }

    static String aggregate(String name, String source, String width, String time, String columns) {
        return "CREATE MATERIALIZED VIEW \"" + name
                + "\" WITH (timescaledb.continuous, timescaledb.materialized_only = true)"
                + " AS\nSELECT time_bucket(INTERVAL '" + width + "', \"" + time + "\") AS \"bucket\", \"device\", "
                + columns
                + "\nFROM \"" + source + "\"\nGROUP BY 1, 2\nWITH NO DATA";
    }

    static String retention(String relation, String interval) {
        return "SELECT add_retention_policy('\"" + relation + "\"', drop_after => INTERVAL '" + interval
                + "', schedule_interval => INTERVAL '1 day')";
    }

    static String refresh(String relation, String start, String end) {
        return "SELECT add_continuous_aggregate_policy('\"" + relation + "\"', start_offset => INTERVAL '" + start
                + "', end_offset => INTERVAL '" + end + "', schedule_interval => INTERVAL '1 hour')";
    }

    static RelationName relation(String name) {
        return new RelationName("phases", name);
    }
}
