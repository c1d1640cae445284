package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.AggregateShape.Obstacles;
import io.github.timescale4j.client.migration.backfill.BackfillState.Phase;
import io.github.timescale4j.client.migration.backfill.BackfillState.Row;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes continuous aggregates anew with another definition, and keeps the buckets whose rows are gone.
 *
 * <ol>
 *   <li>beside the old aggregate {@code x} an empty {@code x__rebuild} is made, with its indexes; that it can take the place of the
 *       old one is tried out in a transaction that is rolled back;
 *   <li>it is filled in slices from what the source still holds, as by {@link AggregateBackfill};
 *   <li>buckets that the source does not give any more are copied from the old one;
 *   <li>in one short transaction the old one is dropped and the new one takes its name, its owner, comment and rights, its
 *       policies, and the plain views over it.
 * </ol>
 *
 * <p>Until the last step queries see the old aggregate, and a rebuild that was killed is continued by the next run with the same
 * definition; with another one it starts over.
 *
 * <p>Aggregates over a rebuilt one have to be rebuilt with it, in one run: nothing is ever dropped with {@code CASCADE}.
 */
public final class AggregateRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRebuild.class);
    private static final int CATCH_UPS = 3;

    /** What belongs into the transaction in which the aggregates change places. */
    @FunctionalInterface
    public interface SwapStep {

        /**
         * Runs, as the last thing before the commit.
         *
         * @param connection the connection, in a transaction
         * @throws SQLException if the server refuses, and with it the whole change of places
         */
        void run(Connection connection) throws SQLException;
    }

    /** What has to be so for there to be something to do. */
    @FunctionalInterface
    public interface Condition {

        /**
         * Looks, when no other instance is at work in the schema.
         *
         * @param connection the connection
         * @return whether it is so
         * @throws SQLException if the server cannot be asked
         */
        boolean holds(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final String schema;
    private final BackfillState state;
    private final RebuildDraft draft;
    private final Checkpoint checkpoint;

    /**
     * Prepares.
     *
     * @param connection the connection to use, in autocommit; it stays open
     * @param schema where declared names without a schema are, and the table that says how far a rebuild is
     * @param lockTimeout how long a statement may wait for a lock before it is tried again later
     */
    public AggregateRebuild(Connection connection, String schema, Duration lockTimeout) {
        this(connection, schema, lockTimeout, Checkpoint.NONE);
    }

    AggregateRebuild(Connection connection, String schema, Duration lockTimeout, Checkpoint checkpoint) {
        this.connection = connection;
        this.schema = schema;
        this.state = new BackfillState(schema);
        this.draft = new RebuildDraft(connection, state, schema, lockTimeout);
        this.checkpoint = checkpoint;
    }

    /**
     * Says whether aggregates can be rebuilt, and leaves nothing behind.
     *
     * @param chain the aggregates, each after the one that it reads
     * @throws RebuildRefusedException if they cannot, or not without loss
     * @throws SQLException if the server cannot be asked
     */
    public void check(List<RebuildRequest> chain) throws SQLException {
        Sql.requireAutoCommit(connection);
        draft.tryOut(chain, true);
    }

    /**
     * Rebuilds aggregates, or continues where an earlier run ended. If another instance is at work in the schema, this waits for it
     * and then does nothing, since the other one may have done just this.
     *
     * @param chain the aggregates, each after the one that it reads
     * @param inSwap what else has to happen in the transaction in which they change places, such as to write down that it is done
     * @return whether it was done; if not, look again what there is to do
     * @throws RebuildRefusedException if they cannot be rebuilt without loss
     * @throws BackfillException if the server refuses a step; what was done before it is kept
     * @throws SQLException if the connection fails between the steps
     */
    public boolean run(List<RebuildRequest> chain, SwapStep inSwap) throws SQLException {
        return run(chain, any -> true, inSwap);
    }

    /**
     * Does the same, if there is something to do still: another instance may have finished between the caller's look at the
     * database and this call.
     *
     * @param chain the aggregates, each after the one that it reads
     * @param condition what has to be so
     * @param inSwap what else has to happen in the transaction in which they change places
     * @return whether it was done; if not, look again what there is to do
     * @throws RebuildRefusedException if they cannot be rebuilt without loss
     * @throws BackfillException if the server refuses a step; what was done before it is kept
     * @throws SQLException if the connection fails between the steps
     */
    public boolean run(List<RebuildRequest> chain, Condition condition, SwapStep inSwap) throws SQLException {
        Sql.requireAutoCommit(connection);
        try (PhaseLock lock = PhaseLock.await(connection, schema)) {
            if (lock.waited() || !condition.holds(connection)) {
                return false;
            }
            rebuild(chain, inSwap);
            return true;
        }
    }

    private void rebuild(List<RebuildRequest> chain, SwapStep inSwap) throws SQLException {
        draft.create(chain);
        checkpoint.reached("created");
        draft.tryOut(chain, false);
        RelationName current = chain.get(0).aggregate();
        try {
            for (RebuildRequest request : chain) {
                current = request.aggregate();
                fill(request, chain);
            }
            swap(chain, inSwap);
        } catch (SQLException e) {
            throw BackfillException.failed("The rebuild of", current, e);
        }
        checkpoint.reached("swapped");
        LOG.info("Rebuilt {}", chain.stream().map(RebuildRequest::aggregate).toList());
    }

    /**
     * Which rebuilds were begun and neither finished nor abandoned.
     *
     * @return the aggregates that were to be replaced
     * @throws SQLException if the server cannot be asked
     */
    public List<RelationName> unfinished() throws SQLException {
        return draft.unfinished();
    }

    /**
     * Drops what an unfinished rebuild has made; the aggregate that was to be replaced stays as it is. If another instance is at
     * work in the schema, this waits for it and then does nothing, since the other one may have finished it.
     *
     * @param aggregates the aggregates, each after the one that it reads
     * @return whether it was done; if not, look again what there is to do
     * @throws SQLException if the server refuses
     */
    public boolean abandon(List<RelationName> aggregates) throws SQLException {
        Sql.requireAutoCommit(connection);
        try (PhaseLock lock = PhaseLock.await(connection, schema)) {
            if (lock.waited()) {
                return false;
            }
            draft.abandon(aggregates);
            return true;
        }
    }

    private void fill(RebuildRequest request, List<RebuildRequest> chain) throws SQLException {
        AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
        AggregateFacts replacement = AggregateFacts.require(connection, RebuildNames.shadow(request.aggregate()))
                .requireTime();
        Row row = state.find(connection, replacement.name());
        if (row == null) {
            throw new BackfillException(old.name(), "The state of the rebuild is gone: start again", null);
        }
        SliceFiller filler = filler(old.name());
        AggregateShape oldShape = AggregateShape.of(connection, old, chain);
        AggregateShape shape = AggregateShape.of(connection, replacement, chain);
        Obstacles obstacles = shape.obstacles(oldShape);
        if (request.keeps() && obstacles.isEmpty() && row.phase() == Phase.REQUESTED) {
            new HistoryCopy(connection, old, replacement).copyTail(shape.columnsFrom(oldShape), filler);
            checkpoint.reached("tail");
        }
        if (row.phase() == Phase.REQUESTED || row.phase() == Phase.REFRESH) {
            row = filler.fill(replacement, row, rowsWereDropped(old));
            checkpoint.reached("filled");
        }
        if (row.phase() == Phase.REFRESH) {
            draft.refuseLostColumns(request, chain, false);
        }
        if (request.keeps() && obstacles.isEmpty() && row.phase() != Phase.DONE) {
            Map<String, String> columns = shape.columnsFrom(oldShape);
            row = new HistoryCopy(connection, old, replacement).copy(row, columns, filler, state, checkpoint);
        }
        if (request.keeps()
                && !obstacles.isEmpty()
                && HistoryCopy.exists(
                        connection, old, RebuildNames.reading(old, replacement, chain), oldShape.grid())) {
            throw RebuildDraft.historyLost(old.name(), obstacles);
        }
        state.save(
                connection,
                row.with(
                        Phase.DONE,
                        Times.require(row.from()),
                        Times.require(row.to()),
                        Times.require(row.nextBound())));
        checkpoint.reached("ready");
    }

    /** Whether the first bucket over the source's first chunk may have lost rows: then the old one has older buckets still. */
    private boolean rowsWereDropped(AggregateFacts old) throws SQLException {
        BucketGrid grid = BucketGrid.of(connection, old);
        FillRange range = FillRange.of(connection, old, grid, false);
        Instant oldest = HistoryCopy.oldest(connection, old);
        return oldest != null && oldest.isBefore(range.from());
    }

    /** Rows that arrive while this goes on are in the old aggregate only, so that a last refresh comes before each attempt. */
    private void swap(List<RebuildRequest> chain, SwapStep inSwap) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            for (RebuildRequest request : chain) {
                catchUp(request.aggregate());
            }
            checkpoint.reached("caught up");
            String lost = lost(chain);
            if (lost.isEmpty()) {
                break;
            }
            if (attempt == CATCH_UPS) {
                throw new BackfillException(
                        chain.get(0).aggregate(),
                        "The rebuilt aggregates do not show all buckets that the old ones do, so nothing was replaced: "
                                + lost + "are missing. Where the source has no rows at all, only an aggregate that is"
                                + " materialized only shows buckets that were copied",
                        null);
            }
        }
        draft.inTransaction(
                "The rebuild of " + chain.get(0).aggregate(),
                () -> new RebuildSwap(connection, state).run(chain, inSwap));
    }

    private SliceFiller filler(RelationName aggregate) {
        return new SliceFiller(connection, state, checkpoint, "The rebuild of", aggregate);
    }

    private void catchUp(RelationName aggregate) throws SQLException {
        RelationName shadow = RebuildNames.shadow(aggregate);
        AggregateFacts replacement = AggregateFacts.require(connection, shadow);
        Row row = state.find(connection, shadow);
        BucketGrid grid = BucketGrid.of(connection, replacement);
        FillRange range = FillRange.of(connection, replacement, grid, false);
        if (row == null || range.isEmpty()) {
            return;
        }
        if (range.from().isAfter(Times.require(row.from()))) {
            // Rows were dropped since: a bucket that has only some of them left stays as it is.
            range = FillRange.of(connection, replacement, grid, true);
        }
        Instant from = Times.later(Times.require(row.from()), range.from());
        if (from.isBefore(range.to())) {
            filler(aggregate).refresh(replacement, grid, from, range.to());
        }
    }

    private String lost(List<RebuildRequest> chain) throws SQLException {
        StringBuilder lost = new StringBuilder();
        for (RebuildRequest request : chain) {
            AggregateFacts old = AggregateFacts.require(connection, request.aggregate());
            AggregateFacts replacement = AggregateFacts.require(connection, RebuildNames.shadow(old.name()));
            Row row = state.find(connection, replacement.name());
            boolean comparable = AggregateShape.of(connection, replacement, chain)
                    .obstacles(AggregateShape.of(connection, old, chain))
                    .isEmpty();
            if (request.keeps() && comparable && row != null) {
                long missing = new HistoryCopy(connection, old, replacement).missing(Times.require(row.to()));
                lost.append(missing == 0 ? "" : missing + " of " + old.name() + " ");
            }
        }
        return lost.toString();
    }
}
