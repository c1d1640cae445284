package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.CuttingDataSource.Killer;
import io.github.timescale4j.client.migration.CuttingDataSource.Moment;
import io.github.timescale4j.client.migration.CuttingDataSource.Sent;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a migration at each of its statements.
 *
 * <p>First a start that nobody disturbs is written down. Those of its statements that make something that stays, commits above all,
 * part it into stretches, within which what is stored does not change. For each stretch it is shown that
 *
 * <ul>
 *   <li>a start whose process dies in front of its first statement leaves the old schema, the new one, or one for which the
 *       database says what is still to be done; every row and every bucket is there; and the next start comes through to the very
 *       end that the undisturbed one reached;
 *   <li>a start that loses the answer to the last statement before it, and whose process lives, leaves the same, or comes through
 *       itself;
 *   <li>a process that dies in front of any other of its statements leaves the same. So there is no need to come through once more:
 *       the next start meets what an earlier one has met. The start that dies is one that goes on where an earlier one was cut, if
 *       that sends the same statement at the same distance from the end: a process that is gone remembers nothing, so it is all the
 *       same what it did before. Otherwise it is one from the beginning.
 * </ul>
 *
 * <p>Of connections that only look, or whose transactions are rolled back whatever happens, each thirtieth statement is cut. An answer
 * that is lost inside a stretch is the same to the server as a process that dies a statement later, so each thirtieth has to do there
 * as well.
 */
final class CrashSite {

    private static final int STEP_OF_SAMPLES = 30;

    private static final Logger LOG = LoggerFactory.getLogger(CrashSite.class);

    private final DataSource dataSource;
    private final DataSource unpooled;
    private final String schema;
    private final Killer killer;
    private final Ground ground;
    private final CrashScenario scenario;
    private final DeclarationCatalog catalog;
    private final boolean thorough;

    private SchemaPlan plan;
    private Found before;
    private Found end;
    private List<Sent> whole;
    private List<Boolean> looks;

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
     * @param thorough whether each start that is cut is one from the beginning, and a plain start follows it
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

    /**
     * What is the same for all statements between two that last.
     *
     * @param left what is there after a cut
     * @param next what a start sends that meets it
     */
    private record Stretch(Found left, List<Sent> next) {}

    void cutEverywhere() throws SQLException {
        ground.prepare();
        before = found();
        plan = migrator(dataSource, null).plan();
        CuttingDataSource recording = CuttingDataSource.recording(unpooled);
        assertThat(migrate(recording)).isTrue();
        whole = recording.sent();
        looks = recording.looks();
        end = found();
        assertThat(end.state()).isNotEqualTo(before.state());
        assertThat(end.data()).as("without a cut").isEqualTo(before.data());
        int cuts = 0;
        int first = 1;
        for (int at = 1; at <= whole.size(); at++) {
            if (whole.get(at - 1).isLasting() || at == whole.size()) {
                cuts += cutStretch(first, at);
                first = at + 1;
            }
        }
        LOG.info("{}: {} cuts of {} statements", scenario, cuts, whole.size());
        ground.prepare();
        assertThat(migrate(dataSource)).as("without a cut").isTrue();
        assertIs(end, "without a cut");
    }

    private int cutStretch(int first, int last) throws SQLException {
        int cuts = first == 1 ? 0 : 2;
        Stretch stretch = first == 1 ? beginning() : stretch(first);
        for (int at = first == 1 ? 1 : first + 1; at <= last; at++) {
            if (!looks.get(at - 1) || at % STEP_OF_SAMPLES == 0) {
                dieBefore(at, stretch);
                cuts++;
            }
        }
        for (int at = first; at < last; at++) {
            if (at % STEP_OF_SAMPLES == 0) {
                loseAnswer(at, stretch.left());
                cuts++;
            }
        }
        return cuts;
    }

    private Stretch beginning() throws SQLException {
        ground.prepare();
        return new Stretch(before, whole);
    }

    /** Proves that a start comes through after a cut at the stretch's begin, and leaves the database as it is after that cut. */
    private Stretch stretch(int first) throws SQLException {
        ground.prepare();
        String where = cut(first, whole, Moment.BEFORE, false);
        Found left = found();
        assertIsAllowed(left, where);
        CuttingDataSource recording = CuttingDataSource.recording(unpooled);
        assertThat(migrate(recording)).as(where).isTrue();
        assertIs(end, where);
        loseAnswer(first - 1, left);
        if (!found().equals(left)) {
            ground.prepare();
            cut(first, whole, Moment.BEFORE, false);
            assertThat(found()).as(where).isEqualTo(left);
        }
        return new Stretch(left, recording.sent());
    }

    private void dieBefore(int at, Stretch stretch) throws SQLException {
        int there = at + stretch.next().size() - whole.size();
        boolean goesOn =
                !thorough && there >= 1 && stretch.next().get(there - 1).isLike(whole.get(at - 1));
        if (!goesOn) {
            ground.prepare();
        }
        String where = cut(goesOn ? there : at, goesOn ? stretch.next() : whole, Moment.BEFORE, false);
        assertThat(found()).as(where).isEqualTo(stretch.left());
        if (thorough) {
            assertThat(migrate(dataSource)).as(where).isTrue();
            assertIs(end, where);
        }
    }

    /** A process that lives may come through with another connection. */
    private void loseAnswer(int at, Found left) throws SQLException {
        ground.prepare();
        String where = cut(at, whole, Moment.AFTER, true);
        Found now = found();
        assertThat(now).as(where).isIn(left, end);
        if (thorough) {
            assertThat(migrate(dataSource)).as(where).isTrue();
            assertIs(end, where);
        }
    }

    /** Cuts a start, and tells where that was. */
    private String cut(int at, List<Sent> expected, Moment moment, boolean maySucceed) {
        CuttingDataSource cutting = new CuttingDataSource(unpooled, killer, at, moment);
        boolean succeeded = migrate(cutting);
        String where = scenario + ", cut " + moment + " statement " + at + " of " + expected.size() + ", "
                + expected.get(at - 1).text();
        assertThat(cutting.hasCut()).as(where).isTrue();
        assertThat(cutting.sent().get(at - 1).isLike(expected.get(at - 1)))
                .as(where + ": " + cutting.sent().get(at - 1).text())
                .isTrue();
        assertThat(succeeded && !maySucceed).as(where).isFalse();
        return where;
    }

    private void assertIsAllowed(Found now, String where) {
        if (now.unfinished().isEmpty()) {
            assertThat(now.state()).as(where).isIn(before.state(), end.state());
        }
        assertThat(now.data()).as(where).isEqualTo(before.data());
    }

    private void assertIs(Found expected, String where) throws SQLException {
        assertThat(found()).as(where).isEqualTo(expected);
        assertThat(migrator(dataSource, null).plan().differences()).as(where).isEmpty();
    }

    private Found found() throws SQLException {
        return Found.read(this::scalar, schema, scenario);
    }

    private boolean migrate(DataSource connections) {
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

    private String scalar(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
