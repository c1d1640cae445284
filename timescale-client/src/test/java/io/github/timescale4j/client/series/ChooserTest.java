package io.github.timescale4j.client.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.series.Level.Staleness;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChooserTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Level raw(@Nullable String retention) {
        return level("raw", null, retention, null, null, ZoneOffset.UTC);
    }

    private static Level level(
            String name,
            @Nullable String width,
            @Nullable String retention,
            @Nullable Level source,
            @Nullable Staleness staleness,
            ZoneId zone) {
        return new Level(
                new RelationName(null, name),
                "time",
                width == null ? null : new Width(TimeInterval.parse(width)),
                zone,
                retention == null ? null : TimeInterval.parse(retention),
                staleness,
                source,
                Map.of(),
                Map.of());
    }

    private static Level over(Level source, String name, String width, @Nullable String retention) {
        return level(name, width, retention, source, null, ZoneOffset.UTC);
    }

    /** Rows for 30 days, minutes for a year, hours for ten, days for ever. */
    private static List<Level> hierarchy() {
        Level raw = raw("30d");
        Level minutes = over(raw, "minutes", "1m", "1y");
        Level hours = over(minutes, "hours", "1h", "10y");
        return List.of(raw, minutes, hours, over(hours, "days", "1d", null));
    }

    private static String choose(List<Level> levels, Question question) {
        Choice choice = new Chooser(levels, NOW).choose(question);
        return choice.level().relation() + " in " + choice.width().interval();
    }

    private static Question between(String from, String to, int most) {
        return new Question(Instant.parse(from), Instant.parse(to), ZoneOffset.UTC, most, null);
    }

    @ParameterizedTest
    @CsvSource({
        // kept in full: the least width that fits, from the widest buckets that make it
        "2026-07-01T11:59:55Z, 2026-07-01T12:00:00Z, 500, raw in 10000 microseconds",
        "2026-07-01T11:55:00Z, 2026-07-01T12:00:00Z, 500, raw in 1 second",
        "2026-07-01T11:00:00Z, 2026-07-01T12:00:00Z, 500, raw in 10 seconds",
        "2026-07-01T04:00:00Z, 2026-07-01T12:00:00Z, 500, minutes in 1 minute",
        "2026-06-30T12:00:00Z, 2026-07-01T12:00:00Z, 500, minutes in 5 minutes",
        "2026-06-24T12:00:00Z, 2026-07-01T12:00:00Z, 500, minutes in 30 minutes",
        "2026-06-11T12:00:00Z, 2026-07-01T12:00:00Z, 500, hours in 1 hour",
        "2026-06-02T12:00:00Z, 2026-07-01T12:00:00Z, 500, hours in 2 hours",
        "2026-06-02T12:00:00Z, 2026-07-01T12:00:00Z, 60, hours in 12 hours",
        "2026-06-02T12:00:00Z, 2026-07-01T12:00:00Z, 57, days in 1 day",
        "2026-06-02T12:00:00Z, 2026-07-01T12:00:00Z, 10, days in 7 days",
        // an edge in the middle of a bucket makes one point more
        "2026-07-01T11:50:00Z, 2026-07-01T12:00:00Z, 10, minutes in 1 minute",
        "2026-07-01T11:50:30Z, 2026-07-01T12:00:30Z, 10, minutes in 2 minutes",
        // the rows are gone: minutes and what is made of them
        "2026-05-01T12:00:00Z, 2026-05-01T12:05:00Z, 500, minutes in 1 minute",
        "2025-08-01T00:00:00Z, 2025-08-01T08:00:00Z, 500, minutes in 1 minute",
        // the minutes are gone, too
        "2025-05-01T00:00:00Z, 2025-05-01T08:00:00Z, 500, hours in 1 hour",
        "2020-01-01T00:00:00Z, 2026-07-01T12:00:00Z, 500, days in 7 days",
        "2020-01-01T00:00:00Z, 2026-07-01T12:00:00Z, 80, days in 1 month",
        // only days reach back so far
        "2010-01-01T00:00:00Z, 2010-01-01T08:00:00Z, 500, days in 1 day",
        "1926-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 100, days in 1 year",
        "0001-01-01T00:00:00Z, 2026-01-01T00:00:00Z, 2, days in 5000 years"
    })
    void theLeastWidthIsTakenOfTheRelationThatStillHasTheRange(String from, String to, int most, String expected) {
        assertThat(choose(hierarchy(), between(from, to, most))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT15M, UTC, minutes in 15 minutes",
        "PT1H, UTC, hours in 1 hour",
        "PT1H30M, UTC, minutes in 1 hour 30 minutes",
        "PT12H, UTC, hours in 12 hours",
        "P1D, UTC, days in 1 day",
        "P1D, Europe/Berlin, hours in 1 day",
        "P1D, Asia/Kolkata, minutes in 1 day",
        "P1D, Etc/GMT, days in 1 day",
        "P7D, Europe/Berlin, hours in 7 days",
        "P1M, UTC, days in 1 month",
        "P1M, Asia/Kathmandu, minutes in 1 month",
        "PT7S, UTC, raw in 7 seconds"
    })
    void aWidthThatIsSetIsAnsweredByTheWidestBucketsThatMakeIt(String width, ZoneId zone, String expected) {
        Question question = new Question(
                Instant.parse("2026-06-10T06:20:00Z"),
                Instant.parse("2026-06-12T07:00:00Z"),
                zone,
                100_000,
                new Width(TimeInterval.parse(width)));

        assertThat(choose(hierarchy(), question)).isEqualTo(expected);
    }

    @Test
    void daysOfAZoneAnswerInThatZoneOnly() {
        Level raw = raw(null);
        Level hours = over(raw, "hours", "1h", null);
        Level berlin = level("berlin", "1d", null, hours, null, BERLIN);
        List<Level> levels = List.of(raw, hours, berlin);
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        Instant to = Instant.parse("2026-04-20T00:00:00Z");

        assertThat(choose(levels, new Question(from, to, BERLIN, 60, null))).isEqualTo("berlin in 1 day");
        assertThat(choose(levels, new Question(from, to, ZoneId.of("Europe/Rome"), 60, null)))
                .as("the same midnights")
                .isEqualTo("berlin in 1 day");
        assertThat(choose(levels, new Question(from, to, ZoneOffset.UTC, 60, null)))
                .isEqualTo("hours in 1 day");
        assertThat(choose(levels, new Question(from, to, BERLIN, 3, null))).isEqualTo("berlin in 1 month");
    }

    @Test
    void wholeDaysOfAZoneWithHalfHoursAreNotMadeOfHoursThatCutThem() {
        Level raw = raw(null);
        Level hours = over(raw, "hours", "1h", null);
        Level kolkata = level("kolkata", "1d", null, hours, null, ZoneId.of("Asia/Kolkata"));

        assertThat(choose(
                        List.of(raw, hours, kolkata),
                        new Question(NOW.minusSeconds(864_000), NOW, ZoneId.of("Asia/Kolkata"), 12, null)))
                .isEqualTo("raw in 1 day");
    }

    @Test
    void whatIsMadeOfSomethingThatDropsRowsIsNotSureToBeComplete() {
        Level raw = raw(null);
        Level minutes = over(raw, "minutes", "1m", "1y");
        Level hours = over(minutes, "hours", "1h", null);
        List<Level> levels = List.of(raw, minutes, hours);

        assertThat(choose(levels, between("2026-01-01T00:00:00Z", "2026-01-21T00:00:00Z", 500)))
                .isEqualTo("hours in 1 hour");
        assertThat(choose(levels, between("2024-01-01T00:00:00Z", "2024-01-21T00:00:00Z", 500)))
                .as("a row that came late is in the hypertable only")
                .isEqualTo("raw in 1 hour");
    }

    @Test
    void whereNothingReachesBackWhatReachesFurthestAnswers() {
        Level raw = raw("30d");
        Level hours = over(raw, "hours", "1h", "1y");

        assertThat(choose(List.of(raw, hours), between("2020-01-01T00:00:00Z", "2026-07-01T12:00:00Z", 500)))
                .isEqualTo("hours in 7 days");
    }

    @Test
    void aWidthThatOnlyTheRowsCanGiveIsGivenEvenIfTheyAreGone() {
        Width quarter = new Width(TimeInterval.parse("15m"));
        Level raw = raw("30d");
        Level hours = over(raw, "hours", "1h", null);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(choose(
                        List.of(raw, hours), new Question(from, from.plusSeconds(3_600), ZoneOffset.UTC, 10, quarter)))
                .isEqualTo("raw in 15 minutes");
    }

    @Test
    void bucketsThatMayNotBeMaterializedYetAreNotTaken() {
        Level raw = raw(null);
        Level hours = level("hours", "1h", null, raw, new Staleness(TimeInterval.parse("3h")), ZoneOffset.UTC);
        Level days = over(hours, "days", "1d", null);
        Level never = level("never", "2h", null, raw, new Staleness(null), ZoneOffset.UTC);
        List<Level> levels = List.of(raw, hours, days, never);

        assertThat(choose(levels, between("2026-06-11T12:00:00Z", "2026-07-01T09:00:00Z", 500)))
                .isEqualTo("hours in 1 hour");
        assertThat(choose(levels, between("2026-06-11T12:00:00Z", "2026-07-01T09:00:01Z", 500)))
                .isEqualTo("raw in 1 hour");
        assertThat(choose(levels, between("2026-06-01T00:00:00Z", "2026-07-01T12:00:00Z", 40)))
                .as("days are made of the hours that may be missing")
                .isEqualTo("raw in 1 day");
    }

    @Test
    void aWidthOfAnAggregateIsAWidthOfPoints() {
        Level raw = raw("1d");
        Level twenties = over(raw, "twenties", "20m", null);

        assertThat(choose(List.of(raw, twenties), between("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 500)))
                .isEqualTo("twenties in 20 minutes");
        assertThat(choose(List.of(raw, twenties), between("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", 50)))
                .as("half an hour is not made of twenty minutes")
                .isEqualTo("twenties in 1 hour");
    }

    @Test
    void tooManyBucketsAreRefusedWithWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choose(
                        hierarchy(),
                        new Question(
                                NOW.minusSeconds(100), NOW, ZoneOffset.UTC, 99, new Width(TimeInterval.parse("1s")))))
                .withMessage("the range from 2026-07-01T11:58:20Z to 2026-07-01T12:00:00Z has more than 99 buckets of"
                        + " 1 second: ask for wider buckets, for a shorter range, or for more points with maxPoints");
    }

    @Test
    void thereAreNeverMorePointsThanAllowed() {
        for (int most : new int[] {2, 3, 10, 500, 100_000}) {
            for (long seconds = 1; seconds < 40_000_000_000L; seconds *= 7) {
                Choice choice = new Chooser(hierarchy(), NOW)
                        .choose(new Question(NOW.minusSeconds(seconds), NOW, BERLIN, most, null));

                assertThat(choice.starts()).hasSizeLessThanOrEqualTo(most);
                assertThat(choice.from()).isBeforeOrEqualTo(NOW.minusSeconds(seconds));
                assertThat(choice.to()).isAfterOrEqualTo(NOW);
                assertThat(choice.starts())
                        .last()
                        .satisfies(last -> assertThat(last).isBefore(NOW));
            }
        }
    }

    @Test
    void aDayIsAsLongAsItIsInItsZone() {
        List<Instant> edges = new Width(TimeInterval.parse("1d"))
                .edges(Instant.parse("2024-03-30T12:00:00Z"), Instant.parse("2024-04-01T00:00:00Z"), BERLIN, 10);

        assertThat(edges)
                .containsExactly(
                        Instant.parse("2024-03-29T23:00:00Z"),
                        Instant.parse("2024-03-30T23:00:00Z"),
                        Instant.parse("2024-03-31T22:00:00Z"),
                        Instant.parse("2024-04-01T22:00:00Z"));
    }

    @Test
    void aDayThatAZoneLeftOutIsNoBucket() {
        List<Instant> edges = new Width(TimeInterval.parse("1d"))
                .edges(
                        Instant.parse("2011-12-29T12:00:00Z"),
                        Instant.parse("2011-12-31T12:00:00Z"),
                        ZoneId.of("Pacific/Apia"),
                        10);

        assertThat(edges).doesNotHaveDuplicates().isSorted().hasSize(4);
    }

    @Test
    void weeksBeginOnMondayAndQuartersInJanuary() {
        Instant wednesday = Instant.parse("2024-05-15T13:00:00Z");

        assertThat(Stream.of("7d", "3mo", "1y", "5y", "6h", "90m")
                        .map(width -> new Width(TimeInterval.parse(width)).floor(wednesday, ZoneOffset.UTC)))
                .containsExactly(
                        Instant.parse("2024-05-13T00:00:00Z"),
                        Instant.parse("2024-04-01T00:00:00Z"),
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2024-05-15T12:00:00Z"),
                        Instant.parse("2024-05-15T12:00:00Z"));
    }
}
