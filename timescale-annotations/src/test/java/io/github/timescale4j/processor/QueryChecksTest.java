package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about an aggregate's own query, and at which line. */
class QueryChecksTest {

    private static final String READING =
            "@TimeSeries(schema = \"plant\") record Reading(Instant time, String kind, double value) {}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH x AS (SELECT 1) SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1",
                "SELECT DISTINCT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1",
                "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1 limit 1",
                "SELECT time_bucket({interval}, time), max(value) FROM (SELECT 1 FROM {source}) x GROUP BY 1",
                "SELECT time_bucket({interval}, time), max(value) OVER (w) FROM {source} GROUP BY 1",
                "SELECT time_bucket({interval}, time), max(value) FROM {source} full join d on true GROUP BY 1",
                "SELECT time_bucket({interval}, time), max(value) FROM reading GROUP BY 1",
                "SELECT time_bucket('1 hour', time), max(value) FROM {source} GROUP BY 1",
                "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1; DROP TABLE x",
                "SELECT time_bucket({interval}, time), max(value FROM {source} GROUP BY 1"
            })
    void aQueryThatCannotBeThatOfAnAggregateIsRefused(String sql) {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "%s") // error A16: @ContinuousAggregate(sql):
                record Hourly(Instant hour, double maxValue) {}
                """.formatted(sql));
    }

    @Test
    void theQueryStandsAsItIsWithTheNamesOfTheColumnsBeforeIt() {
        String sql = Output.sql(assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "SELECT time_bucket({interval}, time), kind, max(value) FROM {source} GROUP BY 1, 2")
                record Hourly(Instant hour, String kind, @Column(name = "most") double peak) {}
                """), "Hourly");

        assertThat(sql).contains("""
                CREATE MATERIALIZED VIEW "hourly" ("hour", "kind", "most")
                WITH (timescaledb.continuous, timescaledb.materialized_only = false, timescaledb.create_group_indexes = true) AS
                SELECT time_bucket(INTERVAL '1 hour', time), kind, max(value) FROM "plant"."reading" GROUP BY 1, 2
                WITH NO DATA;
                """);
    }

    @Test
    void whatTheQuerySaysIsNotSaidTwice() {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        filter = "value > 0", // error A16: says nothing beside sql
                        sql = "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1")
                record Filtered(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY 1")
                record Said(
                        Instant hour,
                        @Aggregate(function = "max", column = "value") // error T30: because sql says what the component is
                        double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "SELECT max(value), time_bucket({interval}, time) FROM {source} GROUP BY 2") // error A16: no component is the bucket
                record Timeless(double maxValue) {}
                """);
    }

    @Test
    void theOtherRulesHoldAllTheSame() {
        assertAsMarked("""
                @TimeSeries(partitionBy = "1d", retention = "7d") record Reading(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshStart = "30d", // error P01
                        sql = "SELECT time_bucket({interval}, time), max(value) FROM {source} WHERE time < now() GROUP BY 1") // error A06
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "SELECT time_bucket({interval}, time), max(value) FROM {source} left join d on true GROUP BY 1") // error P13: needs TimescaleDB 2.16
                record Joined(Instant hour, double maxValue) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT time_bucket({interval}, time) AS time, max(value) FROM {source} GROUP BY time",
                "SELECT time_bucket({interval}, time, 'Europe/Berlin') Time, kind FROM {source} GROUP BY kind, TIME HAVING true",
                "SELECT time_bucket({interval}, (time)) as \\\"time\\\", max(value) FROM {source} GROUP BY \\\"time\\\""
            })
    void groupingByAColumnThatHidesTheBucketIsRefused(String sql) {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        sql = "%s") // error A10: groups by time, and Reading has a column of that name
                record Hourly(Instant hour, double maxValue) {}
                """.formatted(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT time_bucket({interval}, time) AS time, max(value) FROM {source} GROUP BY 1",
                "SELECT time_bucket({interval}, time) AS hour, max(value) FROM {source} GROUP BY hour",
                "SELECT time_bucket({interval}, time, 'UTC') AS time, 1.0 FROM {source} GROUP BY time_bucket({interval}, time, 'UTC')",
                "SELECT time_bucket({interval}, time), max(value) FROM {source} GROUP BY time_bucket({interval}, time)"
            })
    void groupingByTheBucketIsTakenHoweverItIsWritten(String sql) {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", sql = "%s")
                record Hourly(Instant hour, double maxValue) {}
                """.formatted(sql));
    }
}
