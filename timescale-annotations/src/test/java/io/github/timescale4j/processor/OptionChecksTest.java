package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.schema.Declaration.Rename;
import io.github.timescale4j.schema.DeclarationIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about SQL and words in {@code @Column}, and at which line. */
class OptionChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"1; drop table x", "1)", "(1", "'a", "a -- b", "a /* b */", " ", "$$a$$", "a[1)", "']", "'a\\\\'"
            })
    void sqlThatWouldLeaveItsPlaceIsRefused(String sql) {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Column(
                            defaultValue = "%s", // error T27: cannot stand inside of a statement
                            check = "value > 0")
                        double value) {}
                """.formatted(sql));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "'it''s'", "ARRAY[1, 2]", "now()", "'(' || ')'", "(1 + (2))", "'-' || '-'"})
    void anExpressionIsWrittenAsItIs(String sql) {
        String text = Output.sql(assertAsMarked("""
                @TimeSeries
                record Reading(Instant time, @Column(defaultValue = "%s") double value) {}
                """.formatted(sql)), "Reading");

        assertThat(text).contains("\"value\" double precision NOT NULL DEFAULT " + sql + "\n");
    }

    @Test
    void aCommentIsOneLine() {
        assertAsMarked("""
                @TimeSeries(comment = "one\\ntwo") // error T27: @TimeSeries(comment = "one?two") holds a control character
                record Reading(
                        Instant time,
                        @Column(comment = "a\\tb") // error T27
                        double value) {}
                """);
    }

    @Test
    void aRenamedColumnHadAnotherName() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Column(renamedFrom = "a") // error T28: that is its name now
                        double a,
                        @Column(renamedFrom = "time") // error T28: another component has the column of that name
                        double b,
                        @Column(renamedFrom = "x")
                        double c,
                        @Column(renamedFrom = "x") // error T28: another component says the same
                        double d,
                        @Column(renamedFrom = " ") // error T28: must not be empty
                        double e) {}
                """);
    }

    @Test
    void anEarlierNameIsInTheIndexAndNotInTheSql() {
        var compilation = assertAsMarked("""
                @TimeSeries
                record Reading(Instant time, @Column(renamedFrom = "old name") double value) {}
                """);

        assertThat(Output.sql(compilation, "Reading")).doesNotContain("old name");
        assertThat(DeclarationIndex.parse(Output.index(compilation), "a.jar"))
                .singleElement()
                .satisfies(declaration ->
                        assertThat(declaration.renames()).containsExactly(new Rename("value", "old name")));
    }

    @Test
    void anAnnotationThatSaysNothingWhereItStandsIsRefused() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Aggregate(function = "max", column = "value") // error T30: of a table says nothing
                        double value) {}

                @ContinuousAggregate(source = Other.class, interval = "1h")
                @SpacePartition(column = "hour", partitions = 2) // error T30: on the aggregate Hourly says nothing
                record Hourly(
                        Instant hour,
                        @Column(
                            name = "mean",
                            defaultValue = "1", // error T30: nobody writes into it
                            check = "mean > 0") // error T30
                        double avgValue) {}

                @TimeSeries record Other(Instant time, double value) {}
                """);
    }
}
