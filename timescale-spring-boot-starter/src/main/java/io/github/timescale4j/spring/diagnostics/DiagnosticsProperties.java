package io.github.timescale4j.spring.diagnostics;

import io.github.timescale4j.client.diagnostics.Thresholds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties below {@code timescale.diagnostics}: from where on something is a finding.
 *
 * @param timeout How long one check may take.
 * @param slowStatement How long a statement takes on average to be slow.
 * @param slowCalls How often a slow statement was run at least.
 * @param unusedIndexSize How large an index is that nobody reads, over all chunks.
 * @param statisticsAge For how long the server has counted before an index is taken for unused.
 * @param rowsPerScan How many rows a scan without an index reads on average where one is missing.
 * @param scans How many such scans there were at least.
 * @param manyChunks How many chunks of a table are many.
 * @param tooManyChunks How many chunks of a table are an error.
 * @param hotChunkShare Which part of the memory the newest chunks of all tables may fill.
 * @param memory Memory of the server. Four times its shared_buffers if not set.
 * @param smallChunks How many chunks a table has before it matters how small they are.
 * @param smallChunkSize How large chunks are on average not to be small.
 * @param lockShare Which part of the server's locks one statement over a whole table may take.
 * @param analyzedRows How many rows a chunk has before it matters that the server has no statistics of it.
 * @param weakRatio How many times smaller compression makes a table at least.
 * @param ratioSize How large the compressed chunks were before it matters.
 * @param rowsPerSegment How many rows of a chunk share a segment at least.
 * @param aggregateSize How large an aggregate without a columnstore gets.
 * @param failuresInARow How often in a row a job fails before it is an error.
 * @param missedSchedules How many turns of a refresh policy pass without a success.
 * @param overdue For how long the turn of a job has passed without a start.
 * @param blocked For how long a session waits for another one's lock.
 * @param idleInTransaction For how long a session does nothing within a transaction.
 * @param connectionsWarning Which share of the allowed connections is in use before it is a warning.
 * @param connectionsError Which share of the allowed connections is in use before it is an error.
 * @param credentialsExpire How long before its end a role's password is reported.
 * @param connectionTimeout How long each step on the way to the server may take.
 */
@ConfigurationProperties("timescale.diagnostics")
public record DiagnosticsProperties(
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("500ms") Duration slowStatement,
        @DefaultValue("5") long slowCalls,
        @DefaultValue("100MB") DataSize unusedIndexSize,
        @DefaultValue("7d") Duration statisticsAge,
        @DefaultValue("10000") long rowsPerScan,
        @DefaultValue("100") long scans,
        @DefaultValue("1000") int manyChunks,
        @DefaultValue("5000") int tooManyChunks,
        @DefaultValue("0.25") double hotChunkShare,
        @Nullable DataSize memory,
        @DefaultValue("100") int smallChunks,
        @DefaultValue("1MB") DataSize smallChunkSize,
        @DefaultValue("0.5") double lockShare,
        @DefaultValue("100000") long analyzedRows,
        @DefaultValue("2") double weakRatio,
        @DefaultValue("1MB") DataSize ratioSize,
        @DefaultValue("100") long rowsPerSegment,
        @DefaultValue("1GB") DataSize aggregateSize,
        @DefaultValue("3") int failuresInARow,
        @DefaultValue("3") int missedSchedules,
        @DefaultValue("5m") Duration overdue,
        @DefaultValue("30s") Duration blocked,
        @DefaultValue("5m") Duration idleInTransaction,
        @DefaultValue("0.8") double connectionsWarning,
        @DefaultValue("0.95") double connectionsError,
        @DefaultValue("14d") Duration credentialsExpire,
        @DefaultValue("3s") Duration connectionTimeout) {

    Thresholds toThresholds() {
        return new Thresholds(
                new Thresholds.Statements(slowStatement, slowCalls),
                new Thresholds.Indexes(unusedIndexSize.toBytes(), statisticsAge, rowsPerScan, scans),
                new Thresholds.Chunks(
                        manyChunks,
                        tooManyChunks,
                        hotChunkShare,
                        memory == null ? null : memory.toBytes(),
                        smallChunks,
                        smallChunkSize.toBytes(),
                        lockShare,
                        analyzedRows),
                new Thresholds.Columnstore(weakRatio, ratioSize.toBytes(), rowsPerSegment, aggregateSize.toBytes()),
                new Thresholds.Jobs(failuresInARow, missedSchedules, overdue),
                new Thresholds.Sessions(blocked, idleInTransaction),
                new Thresholds.Connections(connectionsWarning, connectionsError, credentialsExpire),
                timeout);
    }
}
