package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.AggregateFacts.Chunk;
import io.github.timescale4j.client.migration.backfill.BackfillState.Phase;
import io.github.timescale4j.client.migration.backfill.BackfillState.Row;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts into a new aggregate the buckets of the old one whose rows the source does not have any more. */
final class HistoryCopy {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRebuild.class);

    private final Connection connection;
    private final AggregateFacts old;
    private final AggregateFacts replacement;

    HistoryCopy(Connection connection, AggregateFacts old, AggregateFacts replacement) {
        this.connection = connection;
        this.old = old;
        this.replacement = replacement;
    }

    /** The start of the oldest bucket, {@code null} if there is none. */
    static @Nullable Instant oldest(Connection connection, AggregateFacts aggregate) throws SQLException {
        return first(connection, aggregate, "");
    }

    private static @Nullable Instant first(Connection connection, AggregateFacts aggregate, String direction)
            throws SQLException {
        String bucket = Identifier.quote(aggregate.bucketColumn());
        String time = aggregate.axis().readable(bucket);
        List<Instant> found = Sql.list(
                connection,
                "SELECT " + time + " AS found FROM " + aggregate.name().quoted() + " ORDER BY " + bucket + direction
                        + " LIMIT 1",
                row -> aggregate.axis().read(row, "found"));
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * The end of the buckets that lie after everything that can still be read: somebody has dropped the newest chunks.
     *
     * @param reading an aggregate over the source that will be read
     * @return {@code null} if there are none
     */
    private static @Nullable Instant tail(
            Connection connection, AggregateFacts old, AggregateFacts reading, BucketGrid grid) throws SQLException {
        Instant newest = first(connection, old, " DESC");
        Instant end = reading.sourceEnd(connection);
        if (newest == null || (end != null && newest.isBefore(grid.ceiling(connection, end)))) {
            return null;
        }
        return grid.after(connection, newest);
    }

    /**
     * Whether the old aggregate has buckets that a refresh cannot give.
     *
     * @param reading an aggregate over the source that will be read
     */
    static boolean exists(Connection connection, AggregateFacts old, AggregateFacts reading, BucketGrid grid)
            throws SQLException {
        FillRange whole = FillRange.of(connection, reading, grid, false);
        Instant first = oldest(connection, old);
        if (first == null) {
            return false;
        }
        if (whole.isEmpty() || first.isBefore(whole.from()) || tail(connection, old, reading, grid) != null) {
            return true;
        }
        Instant end = whole.from();
        for (Chunk chunk : whole.chunks()) {
            Instant gapStart = grid.ceiling(connection, Times.later(end, whole.from()));
            Instant gapEnd = grid.floor(connection, chunk.start());
            if (chunk.start().isAfter(end)
                    && gapStart.isBefore(gapEnd)
                    && hasBuckets(connection, old, gapStart, gapEnd)) {
                return true;
            }
            end = Times.later(end, chunk.end());
        }
        return false;
    }

    private static boolean hasBuckets(Connection connection, AggregateFacts old, Instant from, Instant to)
            throws SQLException {
        String bucket = Identifier.quote(old.bucketColumn());
        return Sql.isTrue(
                connection,
                "SELECT EXISTS (SELECT FROM " + old.name().quoted() + " WHERE " + bucket + " >= "
                        + old.axis().argument() + " AND " + bucket + " < "
                        + old.axis().argument() + ")",
                old.axis().value(from),
                old.axis().value(to));
    }

    /**
     * Copies what is missing, chunk by chunk of the old aggregate, the newest first. Each chunk is a transaction with the row that
     * says so, and may be done twice.
     */
    Row copy(Row filled, Map<String, String> columns, SliceFiller filler, BackfillState state, Checkpoint checkpoint)
            throws SQLException {
        Instant from = Times.require(filled.from());
        Row row = filled.phase() == Phase.REFRESH ? withTail(filled) : filled;
        Instant to = Times.require(row.to());
        if (row.phase() == Phase.REFRESH) {
            Instant oldest = oldest(connection, old);
            BucketGrid grid = BucketGrid.of(connection, replacement);
            if (oldest != null && oldest.isBefore(to)) {
                // What was never refreshed counts as changed, and a later refresh of it would delete what is copied
                // here.
                filler.refresh(replacement, grid, grid.floor(connection, oldest), to);
            }
            row = row.with(Phase.HISTORY, from, to, to);
            state.save(connection, row);
            checkpoint.reached("history begins");
        }
        for (Chunk chunk : newestFirst(old.ownChunks(connection))) {
            if (chunk.start().isBefore(Times.require(row.nextBound()))) {
                Row next = row.with(Phase.HISTORY, from, to, chunk.start());
                Sql.transaction(connection, () -> {
                    copy(chunk, from, to, columns);
                    state.save(connection, next);
                });
                row = next;
                checkpoint.reached("history " + chunk.start());
            }
        }
        return row;
    }

    /**
     * Copies what lies after everything that can still be read, before anything is filled: the watermark, beyond which an aggregate
     * in real time does not show its buckets, moves to the last one when a slice with rows is refreshed.
     */
    void copyTail(Map<String, String> columns, SliceFiller filler) throws SQLException {
        BucketGrid grid = BucketGrid.of(connection, replacement);
        Instant tail = tail(connection, old, replacement, grid);
        Instant end = replacement.sourceEnd(connection);
        if (tail == null || end == null) {
            return;
        }
        Instant start = grid.ceiling(connection, end);
        filler.refresh(replacement, grid, start, tail);
        for (Chunk chunk : old.ownChunks(connection)) {
            if (chunk.end().isAfter(start)) {
                Chunk part = new Chunk(Times.later(start, chunk.start()), chunk.end());
                Sql.transaction(connection, () -> copy(part, part.start(), tail, columns));
            }
        }
    }

    /** Lets the range end with the last bucket that is copied. */
    private Row withTail(Row filled) throws SQLException {
        Instant tail = tail(connection, old, replacement, BucketGrid.of(connection, replacement));
        Instant to = Times.require(filled.to());
        return tail == null || !tail.isAfter(to)
                ? filled
                : filled.with(filled.phase(), Times.require(filled.from()), tail, Times.require(filled.nextBound()));
    }

    private static List<Chunk> newestFirst(List<Chunk> chunks) {
        return chunks.stream()
                .sorted((one, other) -> other.start().compareTo(one.start()))
                .toList();
    }

    private void copy(Chunk chunk, Instant from, Instant to, Map<String, String> columns) throws SQLException {
        String table = replacement.materialization().quoted();
        String newBucket = Identifier.quote(replacement.bucketColumn());
        String oldBucket = "o." + Identifier.quote(old.bucketColumn());
        String time = old.axis().argument();
        Instant end = Times.earlier(chunk.end(), to);
        Sql.update(
                connection,
                "DELETE FROM " + table + " WHERE " + newBucket + " >= " + time + " AND " + newBucket + " < " + time,
                old.axis().value(chunk.start()),
                old.axis().value(Times.earlier(end, from)));
        String targets = columns.keySet().stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String sources = columns.values().stream()
                .map(column -> "o." + Identifier.quote(column))
                .collect(Collectors.joining(", "));
        int copied = Sql.update(
                connection,
                "INSERT INTO " + table + " (" + targets + ") SELECT " + sources + " FROM "
                        + old.name().quoted() + " o WHERE " + oldBucket + " >= " + time + " AND " + oldBucket + " < "
                        + time + " AND NOT EXISTS (SELECT FROM " + table + " n WHERE n." + newBucket + " = " + oldBucket
                        + ")",
                old.axis().value(chunk.start()),
                old.axis().value(end));
        LOG.info(
                "Rebuild of {}: {} old buckets of {} to {} are kept",
                old.name(),
                copied,
                old.axis().show(chunk.start()),
                old.axis().show(end));
    }

    /** How many buckets up to a time the old aggregate shows and the new one does not. */
    long missing(Instant to) throws SQLException {
        String oldBucket = Identifier.quote(old.bucketColumn());
        String newBucket = Identifier.quote(replacement.bucketColumn());
        Long count = Sql.first(
                connection,
                "SELECT count(*) FROM (SELECT " + oldBucket + " FROM "
                        + old.name().quoted() + " WHERE " + oldBucket
                        + " < " + old.axis().argument() + " EXCEPT SELECT " + newBucket + " FROM "
                        + replacement.name().quoted() + ") AS missing",
                row -> row.getLong(1),
                old.axis().value(to));
        return count == null ? 0 : count;
    }
}
