package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.SqlScript;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How several refresh policies, or none, are declared, and what is said about them. */
class RefreshChecksTest {

    private static final String FOR_EVER = "@TimeSeries record Reading(Instant time, double value) {}\n";
    private static final String FOR_TEN_DAYS =
            "@TimeSeries(partitionBy = \"1d\", retention = \"10d\") record Reading(Instant time, double value) {}\n";
    private static final String SEVERAL = "-Atimescale.target.version=2.21";
    private static final String OVER_AGGREGATES = "-Atimescale.target.version=2.29";

    @Test
    void eachRefreshBecomesAPolicyInItsOrder() {
        assertThat(policies(assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {
                            @Refresh(start = "1d", every = "15m"),
                            @Refresh(start = "30d", end = "1d", every = "1d", bucketsPerBatch = 24, maxBatches = 10),
                            @Refresh(end = "30d", newestFirst = false)
                        })
                record Hourly(Instant hour, double avgValue) {}
                """, SEVERAL)))
                .containsExactly(
                        "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => INTERVAL '1 day',"
                                + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '15 minutes')",
                        "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => INTERVAL '30 days',"
                                + " end_offset => INTERVAL '1 day', schedule_interval => INTERVAL '1 day',"
                                + " buckets_per_batch => 24, max_batches_per_execution => 10)",
                        "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => NULL,"
                                + " end_offset => INTERVAL '30 days', schedule_interval => INTERVAL '1 hour',"
                                + " refresh_newest_first => false)");
    }

    @Test
    void oneRefreshNeedsNoNewerServer() {
        assertThat(policies(assertAsMarked(FOR_TEN_DAYS + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", refresh = @Refresh(end = "2h"))
                record Hourly(Instant hour, double avgValue) {}
                """)))
                .containsExactly(
                        "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => INTERVAL '10 days',"
                                + " end_offset => INTERVAL '2 hours', schedule_interval => INTERVAL '1 hour')");
    }

    @Test
    void anAggregateRefreshedByHandHasNoPolicyAndDoesNotAskForOne() {
        Compilation compilation = assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", manualRefresh = true)
                record Hourly(Instant hour, double avgValue) {}
                """);

        assertThat(policies(compilation)).isEmpty();
        assertThat(DeclarationIndex.parse(
                                Output.resources(compilation).get(DeclarationIndex.RESOURCE), DeclarationIndex.RESOURCE)
                        .get(0)
                        .features())
                .containsExactly(Feature.CONTINUOUS_AGGREGATE);
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshEnd = "2h", // error P17: and refresh both say how the aggregate is refreshed
                        refresh = @Refresh(start = "1d"))
                record Twice(Instant hour, double avgValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshEvery = "2h", // error P17: and manualRefresh = true that none does
                        manualRefresh = true)
                record Every(Instant hour, double avgValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = @Refresh(start = "1d"), // error P17: @ContinuousAggregate(refresh) says how
                        manualRefresh = true)
                record Manual(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void eachPolicyIsCheckedWhereItStands() {
        assertAsMarked(FOR_TEN_DAYS + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {
                            @Refresh(start = "1d",
                                    end = "5m"), // warning P04: is shorter than a bucket
                            @Refresh(
                                    start = "26h", // error P03: from there to end (1 day 1 hour) there must be two
                                    end = "1d1h"),
                            @Refresh(
                                    start = "11d", // error P01: further back than Reading keeps its rows (10 days)
                                    end = "2d")
                        })
                record Hourly(Instant hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refresh = @Refresh(
                        start = "x", // error P14
                        end = "2h",
                        every = "y", // error P14
                        bucketsPerBatch = -1, // error P14: there is at least 1
                        maxBatches = 0)) // error P14
                record Unreadable(Instant hour, double avgValue) {}
                """, SEVERAL);
    }

    @Test
    void rowsNeedOnlyOnePolicyThatSeesThemInTime() {
        assertAsMarked("""
                @TimeSeries(partitionBy = "1d", retention = "3d") // error P02: than Late needs
                record Reading(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "1d"), @Refresh(start = "3d", end = "1d", every = "7d")})
                record InTime(Instant hour, double avgValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "2d", every = "7d"), @Refresh(start = "3d", end = "2d", every = "7d")})
                record Late(Instant hour, double avgValue) {}
                """, SEVERAL);
    }

    @Test
    void windowsAdjoinAndDoNotOverlap() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {
                            @Refresh(start = "1d"),
                            @Refresh(start = "30d", end = "23h"), // error P08: from 30 days to 23 hours overlaps with the one
                            @Refresh(end = "1mo") // error P08: from the beginning to 1 month overlaps with the one from 30 days
                        })
                record Hourly(Instant hour, double avgValue) {}
                """, SEVERAL);
    }

    @Test
    void severalPoliciesNeedANewServer() {
        String several = FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "1d"), @Refresh(start = "30d", end = "1d")}) %s
                record Hourly(Instant hour, double maxValue) {}
                """;
        assertAsMarked(several.formatted("// error P08: need TimescaleDB 2.21, and the declared target is 2.11"));
        assertAsMarked(several.formatted(""), SEVERAL);

        String over = several.formatted("") + """
                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        refresh = {@Refresh(start = "7d"), @Refresh(start = "70d", end = "7d")}) %s
                record Daily(Instant day, double maxValue) {}
                """;
        assertAsMarked(over.formatted("// error P08: over another need TimescaleDB 2.29"), SEVERAL);
        assertAsMarked(over.formatted(""), OVER_AGGREGATES);
    }

    @Test
    void whatAPolicyMayAlsoSayNeedsANewServer() {
        String more = FOR_EVER + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", refresh = @Refresh(
                        bucketsPerBatch = 5, %s
                        maxBatches = 3, %s
                        newestFirst = false)) %s
                record Hourly(Instant hour, double avgValue) {}
                """;
        String refused = "// error P13";
        assertAsMarked(more.formatted(refused, refused, refused));
        assertAsMarked(more.formatted("", "", refused), "-Atimescale.target.version=2.19");
        assertAsMarked(more.formatted("", "", ""), "-Atimescale.target.version=2.20");
    }

    @Test
    void theNearestPolicyOfTheSourceCounts() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "30d", end = "4d"), @Refresh(start = "4d", end = "3d")})
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        refreshEnd = "2d") // warning P05: does (3 days)
                record Daily(Instant day, double maxValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d", refreshEnd = "3d")
                record Later(Instant day, double maxValue) {}
                """, SEVERAL);
    }

    @Test
    void aSourceThatForgetsWhatNobodyRefreshesIsWarnedOf() {
        assertAsMarked(FOR_TEN_DAYS + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        manualRefresh = true) // warning P07: drops its rows after 10 days
                record Hourly(Instant hour, double avgValue) {}

                @SuppressWarnings("timescale:P07")
                @ContinuousAggregate(source = Reading.class, interval = "1h", manualRefresh = true)
                record Known(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void theColumnstoreOfAnAggregateThatNoPolicyRefreshesNeedsANewServer() {
        String manual = FOR_EVER + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", manualRefresh = true)
                @Columnstore(segmentBy = {}, after = "30d") %s
                record Hourly(Instant hour, double avgValue) {}
                """;
        assertAsMarked(manual.formatted("// error P13: has no refresh policy: that needs TimescaleDB 2.28"));
        assertAsMarked(manual.formatted(""), "-Atimescale.target.version=2.28");
    }

    @Test
    void theColumnstoreHasToBeOlderThanWhatAnyPolicyWrites() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "1d"), @Refresh(start = "40d", end = "1d")})
                @Columnstore(
                        segmentBy = {},
                        after = "30d") // warning P09: reaches back (40 days)
                record Hourly(Instant hour, double avgValue) {}
                """, SEVERAL);
    }

    private static List<String> policies(Compilation compilation) {
        return SqlScript.statements(Output.resources(compilation).get("META-INF/timescale/io.example.Hourly.sql"))
                .stream()
                .filter(sql -> sql.contains("add_continuous_aggregate_policy"))
                .toList();
    }
}
