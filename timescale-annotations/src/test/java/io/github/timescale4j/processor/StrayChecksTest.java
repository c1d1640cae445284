package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;

import org.junit.jupiter.api.Test;

/** What is said about declarations that are legal Java, and do not say what their author meant. */
class StrayChecksTest {

    @Test
    void whatStandsBesideADeclarationSaysNothingWithoutOne() {
        assertAsMarked("""
                @Columnstore(segmentBy = {}, after = "7d") // error T30: @Columnstore on Forgotten says nothing
                @SpacePartition(column = "device", partitions = 4) // error T30: @SpacePartition on Forgotten says nothing
                record Forgotten(Instant time, String device) {}

                record Plain(Instant time, String device) {}
                """);
    }

    @Test
    void momentsAsGroupsAreWarnedOf() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "time")
                record Reading(Instant time, Instant received, LocalDate day, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        Instant received, // warning A17: every moment in it becomes a group of its own
                        LocalDate day,
                        double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Known(
                        Instant hour,
                        @SuppressWarnings("timescale:A17") Instant received,
                        Instant lastReceived,
                        double avgValue) {}
                """);
    }

    @Test
    void aBucketOfDaysInWrittenSqlHasTheTypeOfTheTimeColumn() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        sql = "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1")
                record Daily(
                        LocalDate day, // error A05: as the bucket it has the type of column 'time' of Reading
                        double most) {}
                """);
    }

    @Test
    void moreChunksThanTheLockTableHoldsAreRefusedUnlessTheyAreExpected() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1h",
                        retention = "100d") // warning T06: keeps about 2400 chunks
                record Many(Instant time, double value) {}

                @TimeSeries(
                        partitionBy = "1h",
                        retention = "126d") // error T06: keeps about 3024 chunks
                @SuppressWarnings("timescale:T06")
                record TooMany(Instant time, double value) {}

                @TimeSeries(partitionBy = "1h", retention = "1y", expectManyChunks = true)
                record Expected(Instant time, double value) {}
                """);
    }
}
