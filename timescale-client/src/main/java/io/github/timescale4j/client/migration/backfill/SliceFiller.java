package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.BackfillState.Phase;
import io.github.timescale4j.client.migration.backfill.BackfillState.Row;
import io.github.timescale4j.client.migration.backfill.FillRange.Slice;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes an aggregate slice by slice, and writes down after each how far it came. */
final class SliceFiller {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateBackfill.class);
    private static final double MINUTE = 60_000_000_000.0;

    private final Connection connection;
    private final BackfillState state;
    private final Checkpoint checkpoint;
    private final String what;
    private final RelationName subject;

    /**
     * Prepares.
     *
     * @param what what fails if a slice does
     * @param subject what it is for
     */
    SliceFiller(Connection connection, BackfillState state, Checkpoint checkpoint, String what, RelationName subject) {
        this.connection = connection;
        this.state = state;
        this.checkpoint = checkpoint;
        this.what = what;
        this.subject = subject;
    }

    /** Fills what is left, and gives the row as it is then: its range is what was filled, and its phase is REFRESH still. */
    Row fill(AggregateFacts aggregate, Row row, boolean wholeOnly) throws SQLException {
        BucketGrid grid = BucketGrid.of(connection, aggregate);
        FillRange whole = FillRange.of(connection, aggregate, grid, wholeOnly, row.endOffset());
        Row now = row.from() == null || row.to() == null || row.nextBound() == null
                ? begin(aggregate, row, whole)
                : proceed(aggregate, row);
        Instant lower = Times.require(now.from());
        Instant upper = Times.require(now.to());
        // What was within reach at the start may be beyond the retention now; what is new is not for this run.
        FillRange range = new FillRange(lower, upper, whole.chunks(), whole.slice());
        Progress progress = new Progress(aggregate, now, range);
        for (Slice slice = next(grid, now, range); slice != null; slice = next(grid, now, range)) {
            Instant safe = FillRange.safeFrom(connection, aggregate, grid);
            if (safe.isAfter(lower)) {
                lower = Times.earlier(safe, upper);
                range = new FillRange(lower, upper, whole.chunks(), whole.slice());
                now = now.with(Phase.REFRESH, lower, upper, Times.require(now.nextBound()));
                continue;
            }
            refresh(aggregate, grid, slice.from(), slice.to());
            now = now.with(Phase.REFRESH, lower, upper, slice.from());
            state.save(connection, now);
            progress.log(slice);
            checkpoint.reached("slice " + slice.from());
        }
        state.save(connection, now);
        return now;
    }

    private Row begin(AggregateFacts aggregate, Row row, FillRange range) throws SQLException {
        Row begun = row.with(Phase.REFRESH, range.from(), range.to(), range.to());
        state.save(connection, begun);
        if (range.isEmpty()) {
            LOG.info("Back-fill of {}: its source holds nothing that could be filled", aggregate.name());
        } else {
            LOG.info(
                    "Back-fill of {} begins: {} chunks of its source, {} to {}",
                    aggregate.name(),
                    range.chunks().size(),
                    aggregate.axis().show(range.from()),
                    aggregate.axis().show(range.to()));
        }
        checkpoint.reached("begin");
        return begun;
    }

    private static Row proceed(AggregateFacts aggregate, Row row) {
        LOG.info(
                "Back-fill of {} continues at {} in {} to {}",
                aggregate.name(),
                aggregate.axis().show(row.nextBound()),
                aggregate.axis().show(row.from()),
                aggregate.axis().show(row.to()));
        return row;
    }

    private @Nullable Slice next(BucketGrid grid, Row row, FillRange range) throws SQLException {
        if (range.isEmpty()) {
            return null;
        }
        return range.before(connection, grid, Times.require(row.nextBound()));
    }

    /** Refreshes the buckets from one time to another, both of them the start of one. */
    void refresh(AggregateFacts aggregate, BucketGrid grid, Instant from, Instant to) throws SQLException {
        Axis axis = aggregate.axis();
        String sql = "CALL " + aggregate.function("refresh_continuous_aggregate") + "(?::regclass, " + axis.argument()
                + ", " + axis.argument() + ")";
        Instant lower = grid.isMoved() ? grid.unmoved().floor(connection, from) : from;
        Instant upper = grid.isMoved() ? grid.unmoved().ceiling(connection, to) : to;
        try {
            LockRetry.DEFAULT.run(
                    "The refresh of " + aggregate.name(),
                    () -> Sql.update(connection, sql, aggregate.name().quoted(), axis.value(lower), axis.value(upper)));
        } catch (SQLException e) {
            throw BackfillException.inSlice(what, subject, axis.show(from), axis.show(to), e);
        }
    }

    /** Says how far a back-fill is, how fast it goes, and how long it will take. */
    private static final class Progress {

        private final AggregateFacts aggregate;
        private final Row start;
        private final FillRange range;
        private final long began = System.nanoTime();

        Progress(AggregateFacts aggregate, Row start, FillRange range) {
            this.aggregate = aggregate;
            this.start = start;
            this.range = range;
        }

        void log(Slice slice) {
            int total = range.chunks().size();
            int left = range.chunksIn(range.from(), slice.from());
            Instant bound = Times.require(start.nextBound());
            int before = range.chunksIn(range.from(), bound);
            double minutes = Math.max(1, System.nanoTime() - began) / MINUTE;
            double rate = Math.max(1, before - left) / minutes;
            LOG.info(
                    "Back-fill of {}: {} of {} chunks done, {} chunks a minute, about {} left ({} to {} is filled)",
                    aggregate.name(),
                    total - left,
                    total,
                    Math.round(rate),
                    Duration.ofSeconds(Math.round(left / rate * 60)),
                    aggregate.axis().show(slice.from()),
                    aggregate.axis().show(range.to()));
        }
    }
}
