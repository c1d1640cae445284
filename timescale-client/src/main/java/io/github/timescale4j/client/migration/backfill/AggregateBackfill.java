package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.BackfillState.Phase;
import io.github.timescale4j.client.migration.backfill.BackfillState.Row;
import io.github.timescale4j.client.migration.backfill.BackfillState.Task;
import io.github.timescale4j.client.migration.backfill.FillRange.Slice;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills continuous aggregates that were made over rows which exist already, slice by slice.
 *
 * <p>{@link #request(BackfillRequest)} belongs into the transaction that creates the aggregate: the request is a row of
 * {@code timescale_schema_backfill}, and so it is there whenever the aggregate is. {@link #run()} then fills everything that is
 * requested and not finished, an aggregate over an aggregate after its source. After each slice the row says how far it came, so a
 * run that was killed is continued by the next one.
 *
 * <p>Filled is what the source holds, by the ranges of its chunks: from the first whole bucket that its retention cannot have
 * touched (refreshing a bucket whose rows were dropped would delete it) up to the last complete bucket, and no closer to the present
 * than the refresh policy goes, whether it is there or comes afterwards. Where the time is a number, the function that the hypertable was given with
 * {@code set_integer_now_func} tells the present.
 *
 * <p>A retention policy that is new as well should be added when {@link #pendingOver(RelationName)} finds nothing any more: before
 * that it would drop rows that are still to be read.
 */
public final class AggregateBackfill {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateBackfill.class);

    /** The table of requests, without its schema. */
    public static final String TABLE = BackfillState.TABLE;

    private static final String WHAT = "The back-fill of";

    private final Connection connection;
    private final String schema;
    private final BackfillState state;
    private final Checkpoint checkpoint;

    /**
     * Prepares.
     *
     * @param connection the connection to use; it stays open
     * @param schema where the table of requests is, unquoted
     */
    public AggregateBackfill(Connection connection, String schema) {
        this(connection, schema, Checkpoint.NONE);
    }

    AggregateBackfill(Connection connection, String schema, Checkpoint checkpoint) {
        this.connection = connection;
        this.schema = schema;
        this.state = new BackfillState(schema);
        this.checkpoint = checkpoint;
    }

    /**
     * Asks for an aggregate to be filled, newest buckets first. What was asked for before, and what was done of it, is forgotten.
     * Allowed inside a transaction.
     *
     * @param request the aggregate
     * @throws BackfillException if it is not a continuous aggregate, or one whose time no clock tells
     * @throws SQLException if the server cannot write it down
     */
    public void request(BackfillRequest request) throws SQLException {
        AggregateFacts facts =
                AggregateFacts.require(connection, request.aggregate()).requireTime();
        String endOffset = Sql.list(
                        connection, "SELECT " + request.endOffset(), row -> Optional.ofNullable(row.getString(1)))
                .get(0)
                .orElse(null);
        state.request(connection, facts.name(), facts.oid(), Task.FILL, endOffset);
    }

    /**
     * What is requested and not finished, in the order in which {@link #run()} fills it.
     *
     * @return the aggregates
     * @throws SQLException if the server cannot be asked
     */
    public List<RelationName> pending() throws SQLException {
        return ordered().stream().map(Row::aggregate).toList();
    }

    /**
     * Which unfinished aggregates read a relation, at first or at second hand. While there is one, the relation should be given no
     * retention that it does not have yet.
     *
     * @param source a hypertable or an aggregate, with its schema
     * @return the aggregates
     * @throws SQLException if the server cannot be asked
     */
    public List<RelationName> pendingOver(RelationName source) throws SQLException {
        List<RelationName> over = new ArrayList<>();
        for (Row row : ordered()) {
            if (reads(row.aggregate(), source)) {
                over.add(row.aggregate());
            }
        }
        return List.copyOf(over);
    }

    private boolean reads(RelationName aggregate, RelationName source) throws SQLException {
        RelationName reader = aggregate;
        while (reader != null) {
            AggregateFacts facts = AggregateFacts.find(connection, reader);
            if (facts == null) {
                return false;
            }
            if (source.equals(facts.source()) || source.equals(facts.parent())) {
                return true;
            }
            reader = facts.parent();
        }
        return false;
    }

    /**
     * Says what filling an aggregate would take, without doing it.
     *
     * @param aggregate the aggregate, with its schema
     * @return the range, and how many chunks of the source it covers
     * @throws BackfillException if it is not a continuous aggregate, or one whose time no clock tells
     * @throws SQLException if the server cannot be asked
     */
    public BackfillEstimate estimate(RelationName aggregate) throws SQLException {
        AggregateFacts facts = AggregateFacts.require(connection, aggregate).requireTime();
        BucketGrid grid = BucketGrid.of(connection, facts);
        FillRange range = FillRange.of(connection, facts, grid, false);
        int slices = 0;
        if (!range.isEmpty()) {
            Slice slice = range.before(connection, grid, range.to());
            while (slice != null) {
                slices++;
                slice = range.before(connection, grid, slice.from());
            }
        }
        Long bytes = Sql.first(
                connection,
                "SELECT coalesce(" + facts.function("hypertable_size") + "(?::regclass), 0)",
                row -> row.getLong(1),
                facts.source().quoted());
        return new BackfillEstimate(
                facts.name(), range.from(), range.to(), range.chunks().size(), slices, bytes == null ? 0 : bytes);
    }

    /**
     * What asks for aggregates to be filled, for a file that somebody else runs, perhaps on another database.
     *
     * @param schema where the table of requests is, unquoted
     * @param requests the aggregates, which exist when it runs
     * @return statements of PL/pgSQL, without semicolons
     */
    public static List<String> requestScript(String schema, Collection<BackfillRequest> requests) {
        return new BackfillState(schema).script(requests);
    }

    /**
     * Fills everything that is requested and not finished. If another instance is at it, this waits for it, and goes on with what
     * that one has left.
     *
     * @return what was finished in this run
     * @throws BackfillException if a refresh fails; what was done before it is kept
     * @throws IllegalStateException if the connection is not in autocommit, which a refresh needs
     * @throws SQLException if the connection fails between two refreshes
     */
    public List<RelationName> run() throws SQLException {
        return run(aggregate -> true);
    }

    /**
     * Does the same for some aggregates.
     *
     * @param which the aggregates to fill, if they are requested and not finished; others are left to whoever declares them
     * @return what was finished in this run
     * @throws BackfillException if a refresh fails; what was done before it is kept
     * @throws IllegalStateException if the connection is not in autocommit, which a refresh needs
     * @throws SQLException if the connection fails between two refreshes
     */
    public List<RelationName> run(Predicate<RelationName> which) throws SQLException {
        Sql.requireAutoCommit(connection);
        try (PhaseLock lock = PhaseLock.await(connection, schema)) {
            LOG.debug("Filling what is requested in {}, after somebody else: {}", schema, lock.waited());
            return fill(which);
        }
    }

    private List<RelationName> fill(Predicate<RelationName> which) throws SQLException {
        List<RelationName> finished = new ArrayList<>();
        for (Row row : ordered()) {
            if (which.test(row.aggregate()) && fill(row)) {
                finished.add(row.aggregate());
            }
        }
        return List.copyOf(finished);
    }

    private boolean fill(Row requested) throws SQLException {
        AggregateFacts facts = AggregateFacts.find(connection, requested.aggregate());
        if (facts == null) {
            LOG.warn("{} is gone: its back-fill is not continued", requested.aggregate());
            state.remove(connection, requested.aggregate());
            return false;
        }
        Row row = requested;
        if (facts.oid() != requested.oid()) {
            LOG.info("{} was made anew: its back-fill starts over", facts.name());
            state.request(connection, facts.name(), facts.oid(), Task.FILL, requested.endOffset());
            row = Objects.requireNonNull(state.find(connection, facts.name()));
        }
        try {
            Row filled = new SliceFiller(connection, state, checkpoint, WHAT, facts.name())
                    .fill(facts.requireTime(), row, false);
            state.save(
                    connection,
                    filled.with(
                            Phase.DONE,
                            Times.require(filled.from()),
                            Times.require(filled.to()),
                            Times.require(filled.nextBound())));
            LOG.info(
                    "Back-fill of {} is finished: {} to {}",
                    facts.name(),
                    facts.axis().show(filled.from()),
                    facts.axis().show(filled.to()));
            return true;
        } catch (SQLException e) {
            throw BackfillException.failed(WHAT, facts.name(), e);
        }
    }

    /** The unfinished rows, each after that of the aggregate it reads. */
    private List<Row> ordered() throws SQLException {
        List<Row> rows = state.unfinished(connection, Task.FILL);
        List<Ranked> ranked = new ArrayList<>();
        for (Row row : rows) {
            ranked.add(new Ranked(row, depth(row.aggregate())));
        }
        return ranked.stream()
                .sorted(Comparator.comparingInt(Ranked::depth))
                .map(Ranked::row)
                .toList();
    }

    private int depth(RelationName aggregate) throws SQLException {
        int depth = 0;
        @Nullable RelationName reader = aggregate;
        while (reader != null) {
            AggregateFacts facts = AggregateFacts.find(connection, reader);
            reader = facts == null ? null : facts.parent();
            depth++;
        }
        return depth;
    }

    private record Ranked(Row row, int depth) {}
}
