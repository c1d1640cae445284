package io.github.timescale4j.client.diagnostics;

import java.util.List;

/** The library's own checks of a database that can be reached. */
final class StandardChecks {

    private static final List<Check> ALL = List.of(
            new RefreshBehindRetentionCheck(),
            new RetentionBeforeRefreshCheck(),
            new PartialBucketCheck(),
            new AggregateWithoutPolicyCheck(),
            new AggregateStaleCheck(),
            new AggregateWritableCheck(),
            new RowsInTheFutureCheck(),
            new NowInAggregateCheck(),
            new JobFailingCheck(),
            new JobGivenUpCheck(),
            new JobOverdueCheck(),
            new JobPausedCheck(),
            new RetentionNotRunningCheck(),
            new RetentionTooShortCheck(),
            new WorkersTooFewCheck(),
            new ColumnstoreWithoutPolicyCheck(),
            new ColumnstoreBacklogCheck(),
            new ColumnstoreRatioCheck(),
            new SegmentTooSmallCheck(),
            new NeverCompressedCheck(),
            new CompressedTooSoonCheck(),
            new AggregateUncompressedCheck(),
            new HotChunksTooLargeCheck(),
            new TooManyChunksCheck(),
            new ChunksTooSmallCheck(),
            new LockTableTooSmallCheck(),
            new StaleStatisticsCheck(),
            new TimeWithoutZoneCheck(),
            new ExtensionOutdatedCheck(),
            new LibraryOlderCheck(),
            new UnusedIndexCheck(),
            new MissingIndexCheck(),
            new InvalidIndexCheck(),
            new SlowStatementCheck(),
            new GenericPlanCheck(),
            new BlockedSessionCheck(),
            new IdleInTransactionCheck());

    private StandardChecks() {}

    static List<Check> all() {
        return ALL;
    }
}
