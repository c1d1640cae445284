package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.processor.Findings.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about conditions, expressions and averages of aggregates, and at which line. */
class ExpressionChecksTest {

    private static final String READING = "@TimeSeries record Reading(Instant time, String kind, double value) {}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time > now()",
                "time < CURRENT_TIMESTAMP",
                "time::date = '2024-01-01'",
                "to_char (time, 'YYYY') = '2024'",
                "date_trunc('day', time) = time",
                "value > random()"
            })
    void whatDependsOnTheMomentIsRefusedOrWarnedOf(String filter) {
        String text = READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        filter = "%s") // error A06: depends on when
                record Hourly(Instant hour, double avgValue) {}
                """.formatted(filter);
        assertAsMarked(text);

        Compilation newer = javac().withOptions("-Atimescale.target.version=2.20")
                .withProcessors(new SchemaProcessor())
                .compile(Findings.source(text));
        assertThat(Findings.findings(newer)).containsExactly(new Finding(6, "warning", "A06"));
    }

    @Test
    void aQueryOfItsOwnAndAWindowAreRefusedWhereTheyStand() {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        filter = "kind IN (SELECT id FROM device)") // error A16: has a query of its own
                record Hourly(
                        Instant hour,
                        @Aggregate(
                                expression = "sum(max(value)) OVER ()") // error A16: has a window function
                        double total,
                        @Aggregate(
                                function = "max",
                                column = "value",
                                filter = "value > ( select 1)") // error A16: has a query of its own
                        @Nullable Double top,
                        @Aggregate(expression = "max(value) FILTER (WHERE kind <> '(select over (')")
                        @Nullable Double all) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind = 'now()'", "know(value) > 1", "kind <> 'x::date'", "value > 0 AND (value < 9)"})
    void aConditionStandsAsItIs(String filter) {
        String sql = Output.sql(assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", filter = "%s")
                record Hourly(Instant hour, double avgValue) {}
                """.formatted(filter)), "Hourly");

        assertThat(sql).contains("FROM \"reading\"\nWHERE " + filter + "\nGROUP BY 1\n");
    }

    @Test
    void anExpressionIsAllThatAComponentSays() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        @Aggregate(expression = "max(value) - min(value)") double range,
                        @Aggregate(
                            expression = "max(value)",
                            function = "max") // error A14: says nothing beside an expression
                        double a,
                        @Aggregate(
                            expression = "max(value)",
                            filter = "value > 0") // error A14
                        double b,
                        @Aggregate(
                            expression = "max(value") // error T27: it does not close a parenthesis
                        double c,
                        @Aggregate(
                            function = "max",
                            column = "value",
                            filter = "value > 0;") // error T27: it holds ;
                        Double d,
                        @Aggregate(column = "value") // error A14: is not the name of a function
                        double e) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Latest(
                        Instant hour,
                        @Aggregate(expression = "max(now())") // error A06: has now(, which depends on when
                        Instant computed) {}
                """);
    }

    @Test
    void whereNoRowFulfilsTheFilterTheResultIsNull() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        @Aggregate(function = "max", column = "value", filter = "value > 0")
                        double max, // warning A15: no row may fulfil the filter
                        @Aggregate(function = "count", filter = "value > 0")
                        long count) {}
                """);
    }

    @Test
    void anAverageOverAnAggregateIsASumOverACount() {
        Compilation compilation = assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value, int whole, @Nullable Double maybe) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, double sumValue, long count, long sumWhole,
                        @Nullable Double sumMaybe, long countMaybe) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(Instant day, double avgValue, double avgWhole, @Nullable Double avgMaybe,
                        double sumValue, long count) {}

                @ContinuousAggregate(source = Daily.class, interval = "1mo")
                record Monthly(Instant month, @Aggregate(function = "avg", column = "value") double mean) {}
                """);

        assertThat(Output.sql(compilation, "Daily"))
                .contains("    sum(\"sum_value\") / sum(\"count\") AS \"avg_value\",\n")
                .contains("    CAST(sum(\"sum_whole\") / sum(\"count\") AS double precision) AS \"avg_whole\",\n")
                .contains("    sum(\"sum_maybe\") / sum(\"count_maybe\") AS \"avg_maybe\",\n");
        assertThat(Output.sql(compilation, "Monthly"))
                .contains("    sum(\"sum_value\") / sum(\"count\") AS \"mean\"\n");
    }

    @Test
    void theMessageSaysWhichComponentsAnAverageNeeds() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value, @Nullable Double maybe) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        long count,
                        @Nullable Double sumMaybe,
                        @Aggregate(function = "sum", column = "value", filter = "value > 0") @Nullable Double sumValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(
                        Instant day,
                        double avgValue, // error A04: a sum and a count: add 'sumValue' to Hourly
                        @Nullable Double avgMaybe, // error A04: a sum and a count: add 'countMaybe' to Hourly
                        @Aggregate(function = "avg", column = "value") // error A04: add 'sumValue' to Hourly
                        double mean,
                        double avgSumMaybe) {} // error A04: is avg of 'sum_maybe'
                """);
    }

    @Test
    void anAverageMustFitItsComponent() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, double sumValue, long count) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(
                        Instant day,
                        long avgValue) {} // error A05: which cannot hold the average of 'value': that is double precision
                """);
    }

    @Test
    void anAverageOfAveragesInAnExpressionIsWarnedOf() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        double avgValue,
                        @Column(name = "Mean") @Aggregate(expression = "avg(value) FILTER (WHERE value > 0)")
                        @Nullable Double mean,
                        double maxValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(
                        Instant day,
                        @Aggregate(
                                expression = "avg(avg_value)") // warning A04: column 'avg_value' of Hourly is an average
                        double a,
                        @Aggregate(
                                expression = "round(AVG ( \\"Mean\\"::numeric ), 2)") // warning A04: column 'Mean' of Hourly
                        double b,
                        @Aggregate(expression = "avg(avg_value)") @SuppressWarnings("timescale:A04")
                        double c,
                        @Aggregate(expression = "avg(max_value) + max(avg_value)")
                        double d) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        sql = "SELECT time_bucket({interval}, hour), avg(h.avg_value) FROM {source} h GROUP BY 1") // warning A04
                record Written(Instant day, double avgValue) {}

                @ContinuousAggregate(source = Written.class, interval = "7d")
                record Weekly(
                        Instant week,
                        @Aggregate(
                                expression = "avg(avg_value)") // warning A04: of Written
                        double mean) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record OverRows(Instant hour, @Aggregate(expression = "avg(value)") double mean) {}
                """);
    }

    @Test
    void aRangeOfTimeThatTakesBothEndsIsWarnedOf() {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        filter = "\\"time\\" between '2024-01-01' and '2024-02-01'") // warning Q02: Write time >= ... AND time < ...
                record January(Instant hour, double avgValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        filter = "value BETWEEN 1 AND 2 AND kind <> 'time BETWEEN' AND lifetime BETWEEN 1 AND 2")
                record Others(
                        Instant hour,
                        @Aggregate(
                                function = "count",
                                filter = "time NOT BETWEEN '2024-01-01' AND '2024-02-01'") // warning Q02
                        long outside) {}
                """);
    }
}
