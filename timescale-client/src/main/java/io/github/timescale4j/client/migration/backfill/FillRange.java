package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.AggregateFacts.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an aggregate can be computed from the rows that its source still has: whole buckets only, none of whose rows a policy may
 * have dropped (a refresh there would delete the bucket), and none that still receives rows (its later rows would stay unseen).
 *
 * @param from the start of the first bucket
 * @param to the end of the last bucket, never before {@code from}
 * @param chunks the chunks of the source that hold rows of it, in order of time
 * @param slice how much time one refresh covers, at least; whole buckets are added
 */
record FillRange(Instant from, Instant to, List<Chunk> chunks, Duration slice) {

    /** Fewer refreshes cost less, smaller ones lose less work and hold less memory. */
    private static final int MOST_SLICES = 200;

    /**
     * Finds the range.
     *
     * @param wholeOnly whether the first bucket may be missing rows that lay before the source's first chunk
     */
    static FillRange of(Connection connection, AggregateFacts aggregate, BucketGrid grid, boolean wholeOnly)
            throws SQLException {
        return of(connection, aggregate, grid, wholeOnly, null);
    }

    /**
     * Finds the range.
     *
     * @param endOffset how far a refresh policy that is still to come stays behind the present; {@code null} if none is
     */
    static FillRange of(
            Connection connection,
            AggregateFacts aggregate,
            BucketGrid grid,
            boolean wholeOnly,
            @Nullable String endOffset)
            throws SQLException {
        List<Chunk> chunks = aggregate.sourceChunks(connection);
        Instant to = grid.floor(connection, aggregate.present(connection, endOffset));
        if (grid.isMoved()) {
            // Some releases refresh a little more than they are asked for: not the current bucket.
            to = grid.floor(connection, to.minus(1, ChronoUnit.MICROS));
        }
        if (chunks.isEmpty()) {
            return new FillRange(to, to, chunks, Duration.ZERO);
        }
        Instant end = chunks.stream().map(Chunk::end).reduce(Times::later).orElseThrow();
        to = Times.earlier(to, grid.ceiling(connection, end));
        Instant start = chunks.get(0).start();
        Instant from = wholeOnly ? grid.ceiling(connection, start) : grid.floor(connection, start);
        Instant safe = safeFrom(connection, aggregate, grid);
        from = Times.earlier(Times.later(from, safe), to);
        return new FillRange(from, to, within(chunks, from, to), slice(aggregate, chunks));
    }

    /** The first bucket that is sure to have all its rows. */
    static Instant safeFrom(Connection connection, AggregateFacts aggregate, BucketGrid grid) throws SQLException {
        Instant kept = aggregate.keptSince(connection);
        if (kept == null) {
            return Instant.MIN;
        }
        Instant whole = grid.ceiling(connection, kept);
        return grid.isMoved() ? grid.after(connection, whole) : whole;
    }

    private static Duration slice(AggregateFacts aggregate, List<Chunk> chunks) {
        long times = chunks.stream().map(Chunk::start).distinct().count();
        Duration chunk = Duration.of(Math.max(1, aggregate.sourceChunkMicros()), ChronoUnit.MICROS);
        return chunk.multipliedBy(Math.max(1, (times + MOST_SLICES - 1) / MOST_SLICES));
    }

    private static List<Chunk> within(List<Chunk> chunks, Instant from, Instant to) {
        return chunks.stream()
                .filter(chunk -> chunk.start().isBefore(to) && chunk.end().isAfter(from))
                .toList();
    }

    /** How many chunks hold rows of a part. */
    int chunksIn(Instant lower, Instant upper) {
        return within(chunks, lower, upper).size();
    }

    boolean isEmpty() {
        return !from.isBefore(to) || chunks.isEmpty();
    }

    /** One refresh. */
    record Slice(Instant from, Instant to) {}

    /** The slice that ends at a bound, or below it where there are no chunks; {@code null} if nothing is left. */
    @Nullable
    Slice before(Connection connection, BucketGrid grid, Instant bound) throws SQLException {
        Instant end = within(chunks, from, bound).stream()
                .map(Chunk::end)
                .reduce(Times::later)
                .orElse(from);
        Instant upper = Times.earlier(bound, grid.ceiling(connection, end));
        if (!upper.isAfter(from)) {
            return null;
        }
        Instant lower = grid.floor(connection, upper.minus(slice));
        return new Slice(Times.later(from, lower), upper);
    }
}
