package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.CuttingDataSource.Killer;
import io.github.timescale4j.client.migration.CuttingDataSource.Moment;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a migration at its first statement, at its second, and so on, until it comes through. After each cut the schema is the
 * old or the new one, or the database says what is still to be done; and every row and every bucket is there.
 */
final class CrashSite {

    /** A look only reads, or is rolled back whatever happens: it is cut here and there. */
    private static final int STEP_OF_A_LOOK = 30;

    /** What follows the transaction is many statements that only read. */
    private static final int STEP_OF_WHAT_IS_LONG = 29;

    private static final int STEP_OF_WHAT_LASTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(CrashSite.class);

    private final DataSource dataSource;
    private final DataSource unpooled;
    private final String schema;
    private final Killer killer;
    private final Ground ground;
    private final CrashScenario scenario;
    private final DeclarationCatalog catalog;
    private final boolean thorough;

    /** Makes the database as it was before the start. */
    @FunctionalInterface
    interface Ground {
        void prepare() throws SQLException;
    }

    /**
     * Prepares a run.
     *
     * @param dataSource for plain starts and for questions
     * @param unpooled the connections that are cut
     * @param thorough whether a plain start is tried after each cut; otherwise after those that left something new
     */
    CrashSite(
            DataSource dataSource,
            DataSource unpooled,
            String schema,
            Killer killer,
            Ground ground,
            CrashScenario scenario,
            DeclarationCatalog catalog,
            boolean thorough) {
        this.dataSource = dataSource;
        this.unpooled = unpooled;
        this.schema = schema;
        this.killer = killer;
        this.ground = ground;
        this.scenario = scenario;
        this.catalog = catalog;
        this.thorough = thorough;
    }

    void cutEverywhere(Moment moment) throws SQLException {
        ground.prepare();
        Found before = found();
        SchemaPlan plan = migrator(dataSource, null).plan();
        CuttingDataSource recording = CuttingDataSource.recording(unpooled);
        assertThat(migrate(recording, plan)).isTrue();
        Found end = found();
        assertThat(end.state).isNotEqualTo(before.state);
        assertThat(end.data).as("without a cut").isEqualTo(before.data);
        ground.prepare();
        Set<Found> seen = new HashSet<>(Set.of(before));
        int cuts = 0;
        for (int at = 1; at <= recording.sent().size(); at++) {
            if (isWorthIt(recording, at, moment)) {
                cut(at, moment, plan, before, end, seen);
                cuts++;
            }
        }
        LOG.info(
                "{}: {} of {} statements cut {}",
                scenario,
                cuts,
                recording.sent().size(),
                moment);
        assertThat(migrate(dataSource, plan)).as("without a cut").isTrue();
        assertIs(end, "without a cut");
    }

    /** With the process dead it is all the same whether that was before a statement or after the one that precedes it. */
    private boolean isWorthIt(CuttingDataSource recording, int at, Moment moment) {
        if (scenario.isLong()) {
            return moment == Moment.AFTER
                    ? recording.sent().get(at - 1).isLasting() && at % STEP_OF_WHAT_LASTS == 0
                    : at % STEP_OF_WHAT_IS_LONG == 0;
        }
        if (at % STEP_OF_A_LOOK == 0) {
            return true;
        }
        return moment == Moment.AFTER
                ? recording.sent().get(at - 1).isLasting()
                : !recording.looks().get(at - 1);
    }

    private void cut(int at, Moment moment, SchemaPlan plan, Found before, Found end, Set<Found> seen)
            throws SQLException {
        CuttingDataSource cutting = new CuttingDataSource(unpooled, killer, at, moment);
        boolean succeeded = migrate(cutting, plan);
        String where = scenario + ", cut " + moment + " statement " + at + ", "
                + cutting.sent().get(Math.min(at, cutting.sent().size()) - 1).text();
        assertThat(cutting.hasCut()).as(where).isTrue();
        Found now = found();
        if (succeeded || !isUnfinished()) {
            assertThat(now.state).as(where).isIn(succeeded ? List.of(end.state) : List.of(before.state, end.state));
        }
        assertThat(now.data).as(where).isEqualTo(before.data);
        // A start that meets exactly what an earlier one met does what that one did.
        if (thorough || seen.add(now) || !now.equals(before)) {
            assertThat(migrate(dataSource, plan)).as(where).isTrue();
            assertIs(end, where);
            ground.prepare();
        }
    }

    private void assertIs(Found end, String where) throws SQLException {
        assertThat(found()).as(where).isEqualTo(end);
        assertThat(migrator(dataSource, null).plan().differences()).as(where).isEmpty();
    }

    private Found found() throws SQLException {
        return new Found(state(), history(), data(), exists("daily") ? digest("daily", "hour, device, peak") : "");
    }

    /** Whether the next start finds written down what it has to go on with. */
    private boolean isUnfinished() throws SQLException {
        return has("timescale_schema_deferred", "true") || has("timescale_schema_backfill", "finished_at IS NULL");
    }

    private boolean has(String table, String condition) throws SQLException {
        return exists(table)
                && "t"
                        .equals(scalar("SELECT EXISTS (SELECT FROM \"" + schema + "\"." + table + " WHERE " + condition
                                + ")"));
    }

    private boolean migrate(DataSource connections, SchemaPlan plan) {
        try {
            migrator(connections, plan).migrate();
            return true;
        } catch (SchemaMigrationException e) {
            LOG.debug("Cut", e);
            return false;
        } finally {
            Thread.interrupted();
        }
    }

    private SchemaMigrator migrator(DataSource connections, SchemaPlan approved) {
        return SchemaMigrator.builder(connections)
                .catalog(catalog)
                .schema(schema)
                .approve(approved == null ? null : approved.id())
                .build();
    }

    /** What the schema is, without what differs from one database to the next, and without the log beside it. */
    private String state() throws SQLException {
        return SchemaState.read(this::scalar, schema);
    }

    /** What the log says. How it was begun depends on whether the schema was there. */
    private String history() throws SQLException {
        return exists("timescale_schema_history")
                ? scalar(
                        "SELECT coalesce(string_agg(concat_ws(' ', version, type, success), ', ' ORDER BY installed_rank), '') FROM \""
                                + schema
                                + "\".timescale_schema_history WHERE type NOT IN ('SCHEMA', 'BASELINE') OR NOT success")
                : "";
    }

    /** The rows, and the buckets that were materialized. */
    private String data() throws SQLException {
        return (exists("metric") && !scenario.from().isEmpty() ? digest("metric", "time, device, value, level") : "")
                + (exists("hourly") && !scenario.from().isEmpty()
                        ? digest("hourly WHERE hour < '2026-03-03Z'", "hour, device, rows")
                        : "");
    }

    private String digest(String relation, String columns) throws SQLException {
        return scalar("SELECT concat_ws(' ', count(*), md5(string_agg(concat_ws(' ', " + columns + "), ',' ORDER BY "
                + columns + "))) FROM \"" + schema + "\"." + relation);
    }

    private boolean exists(String relation) throws SQLException {
        return "t".equals(scalar("SELECT to_regclass('\"" + schema + "\"." + relation + "') IS NOT NULL"));
    }

    private String scalar(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** What is in the database. */
    private record Found(String state, String history, String data, String made) {}
}
