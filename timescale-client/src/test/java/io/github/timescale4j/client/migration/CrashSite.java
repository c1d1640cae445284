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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 *       database says what is still to be done; every row and every bucket is there; and, unless the stretch before has left the
 *       very same, the next start comes through to the very end that the undisturbed one reached, where nothing differs;
 *   <li>a start from the beginning that loses the answer to the last statement before it, and whose process lives, leaves the same,
 *       or comes through itself;
 *   <li>a process that dies in front of any other of its statements leaves the same. So there is no need to come through once more:
 *       the next start meets what an earlier one has met.
 * </ul>
 *
 * <p>The start that dies is one that goes on where an earlier one was cut, if that sends the same statement at the same distance from
 * the end: a process that is gone remembers nothing, so it is all the same what it did before. Otherwise it is one from the beginning.
 * Where several of them meet the very same database, all but the first are told what it was told by connections that only look.
 *
 * <p>Of connections that only look, or whose transactions are rolled back whatever happens, each thirtieth statement is cut. An answer
 * that is lost inside a stretch is the same to the server as a process that dies a statement later, so each thirtieth has to do there
 * as well.
 */
final class CrashSite {

    private static final String SCHEMA = "crash";
    private static final int STEP_OF_SAMPLES = 30;

    private static final Logger LOG = LoggerFactory.getLogger(CrashSite.class);

    private final DataSource dataSource;
    private final DataSource unpooled;
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
            Killer killer,
            Ground ground,
            CrashScenario scenario,
            DeclarationCatalog catalog,
            boolean thorough) {
        this.dataSource = dataSource;
        this.unpooled = unpooled;
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
     * @param log what of the log is there
     * @param next what a start sends that meets it
     * @param answers what such starts were told by connections that only look, and will be told again: the database stays as it is
     */
    private record Stretch(Found left, String log, List<Sent> next, Map<Integer, Answers> answers) {

        Stretch(Found left, String log, List<Sent> next) {
            this(left, log, next, new HashMap<>());
        }

        Map<Integer, Answers> known(int at) {
            Map<Integer, Answers> known = new HashMap<>(answers);
            known.keySet().retainAll(looksBefore(at));
            return known;
        }

        void remember(int at, Map<Integer, Answers> heard) {
            looksBefore(at).forEach(look -> answers.computeIfAbsent(look, heard::get));
        }

        /** The connections on which a start only looks, and which it has done with before it sends a statement. */
        private Set<Integer> looksBefore(int at) {
            Set<Integer> looks = new HashSet<>();
            next.subList(0, at - 1).forEach(sent -> looks.add(sent.connection()));
            next.stream().filter(Sent::isLasting).map(Sent::connection).forEach(looks::remove);
            next.subList(at - 1, next.size()).stream().map(Sent::connection).forEach(looks::remove);
            return looks;
        }
    }

    void cutEverywhere() throws SQLException {
        runUndisturbed();
        Stretch stretch = beginning();
        int cuts = 0;
        int first = 1;
        for (int at = 1; at <= whole.size(); at++) {
            if (whole.get(at - 1).isLasting() || at == whole.size()) {
                cuts += cutInside(first, at, stretch);
                if (at < whole.size()) {
                    stretch = after(at, stretch);
                    cuts += 2;
                }
                first = at + 1;
            }
        }
        LOG.info("{}: {} cuts of {} statements", scenario, cuts, whole.size());
        ground.prepare();
        assertThat(migrate(dataSource)).as("without a cut").isTrue();
        assertThat(found()).as("without a cut").isEqualTo(end);
    }

    private void runUndisturbed() throws SQLException {
        ground.prepare();
        before = found();
        plan = migrator(dataSource, null).plan();
        CuttingDataSource recording = CuttingDataSource.recording(unpooled);
        assertThat(migrate(recording)).isTrue();
        whole = recording.sent();
        looks = recording.looks();
        end = found();
        assertThat(end.state()).isNotEqualTo(before.state());
        assertThat(end.unfinished()).isEmpty();
        assertThat(end.data()).as("without a cut").isEqualTo(before.data());
        assertThat(migrator(dataSource, null).plan().differences()).isEmpty();
    }

    private Stretch beginning() throws SQLException {
        ground.prepare();
        return new Stretch(before, log(), whole);
    }

    private Stretch fromTheBeginning() {
        return new Stretch(before, "", whole);
    }

    /** Cuts between two statements that last. The database is, and stays, as the first of these has left it. */
    private int cutInside(int first, int last, Stretch stretch) throws SQLException {
        int cuts = 0;
        for (int at = first == 1 ? 1 : first + 1; at <= last; at++) {
            if (!looks.get(at - 1) || at % STEP_OF_SAMPLES == 0) {
                dieBefore(at, stretch);
                cuts++;
            }
        }
        for (int at = first; at < last; at++) {
            if (at % STEP_OF_SAMPLES == 0) {
                loseAnswerInside(at, first, stretch);
                cuts++;
            }
        }
        return cuts;
    }

    private void dieBefore(int at, Stretch stretch) throws SQLException {
        String where = die(at, stretch);
        assertThat(found()).as(where).isEqualTo(stretch.left());
        comeThrough(where);
    }

    /** A start that dies: one that goes on from where the database is, or one from the beginning. */
    private String die(int at, Stretch stretch) throws SQLException {
        int there = at + stretch.next().size() - whole.size();
        if (goesOn(at, there, stretch)) {
            return cut(there, stretch, Moment.BEFORE, false);
        }
        ground.prepare();
        stretch.answers().clear();
        return cut(at, fromTheBeginning(), Moment.BEFORE, false);
    }

    private boolean goesOn(int at, int there, Stretch stretch) {
        return !thorough && there >= 1 && stretch.next().get(there - 1).isLike(whole.get(at - 1));
    }

    private void loseAnswerInside(int at, int first, Stretch stretch) throws SQLException {
        int there = at + stretch.next().size() - whole.size();
        if (!goesOn(at, there, stretch)) {
            loseAnswer(at, first, stretch.left());
            stretch.answers().clear();
            return;
        }
        String where = cut(there, stretch, Moment.AFTER, true);
        Found now = found();
        assertThat(now).as(where).isIn(stretch.left(), end);
        if (!now.equals(stretch.left())) {
            restore(first, stretch.left());
            stretch.answers().clear();
        }
    }

    /**
     * Cuts on both sides of the moment after a statement that lasts, and leaves the database as it is then. If that is another state
     * than before, it is shown that a start comes through from there.
     */
    private Stretch after(int lasting, Stretch previous) throws SQLException {
        String where = die(lasting + 1, previous);
        Found left = found();
        assertIsAllowed(left, where);
        List<Sent> next = previous.next();
        String log = log();
        if (thorough || !left.equals(previous.left()) || !log.equals(previous.log())) {
            CuttingDataSource recording = CuttingDataSource.recording(unpooled);
            assertThat(migrate(recording)).as(where).isTrue();
            assertThat(found()).as(where).isEqualTo(end);
            next = recording.sent();
        }
        loseAnswer(lasting, lasting + 1, left);
        return new Stretch(left, log, next);
    }

    /** A process that lives may come through with another connection. What it leaves otherwise is there again in the end. */
    private void loseAnswer(int at, int first, Found left) throws SQLException {
        ground.prepare();
        String where = cut(at, fromTheBeginning(), Moment.AFTER, true);
        Found now = found();
        assertThat(now).as(where).isIn(left, end);
        comeThrough(where);
        if (!thorough && !now.equals(left)) {
            restore(first, left);
        }
    }

    private void restore(int first, Found left) throws SQLException {
        ground.prepare();
        String where = first == 1 ? "at the beginning" : cut(first, fromTheBeginning(), Moment.BEFORE, false);
        assertThat(found()).as(where).isEqualTo(left);
    }

    /** Whether another start does is shown for each start that is cut, or for each state that such starts leave. */
    private void comeThrough(String where) throws SQLException {
        if (thorough) {
            assertThat(migrate(dataSource)).as(where).isTrue();
            assertThat(found()).as(where).isEqualTo(end);
        }
    }

    /** Cuts a start, and tells where that was. */
    private String cut(int at, Stretch stretch, Moment moment, boolean maySucceed) {
        List<Sent> expected = stretch.next();
        CuttingDataSource cutting = new CuttingDataSource(unpooled, killer, at, moment, stretch.known(at));
        boolean succeeded = migrate(cutting);
        stretch.remember(at, cutting.heard());
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

    private Found found() throws SQLException {
        return Found.read(this::scalar, SCHEMA, scenario);
    }

    /** What {@link Found} leaves out, because it is another one where the schema was there before. */
    private String log() throws SQLException {
        String there = scalar("SELECT concat_ws(' ', to_regnamespace('crash') IS NOT NULL,"
                + " to_regclass('crash.timescale_schema_history') IS NOT NULL)");
        return there.equals("t t")
                ? scalar("SELECT coalesce(string_agg(concat_ws(' ', type, success), ', ' ORDER BY installed_rank), '')"
                        + " FROM crash.timescale_schema_history")
                : there;
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
        return scenario.adopting(
                        SchemaMigrator.builder(connections).catalog(catalog).schema(SCHEMA))
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
