package io.github.timescale4j.client.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.backfill.BackfillRequest;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FIRST = Instant.parse("2024-03-25T00:00:00Z");
    private static final Instant LAST = Instant.parse("2024-04-05T00:00:00Z");
    private static final List<Load> ROWS = rows();

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void fill() throws IOException {
        database = TestDatabase.embedded("series_it");
        client = database.client();
        for (Class<?> type : List.of(
                Load.class,
                Load.Minutes.class,
                Load.Hours.class,
                Load.Days.class,
                Load.BerlinDays.class,
                Load.SomeDays.class,
                Load.Extremes.class)) {
            create(database, type);
        }
        client.insertAll(ROWS);
        client.admin().refreshAggregatesOf(Load.class, FIRST, LAST);
    }

    private static void create(TestDatabase where, Class<?> type) throws IOException {
        String resource = SqlScript.resource(type.getName());
        try (InputStream script = type.getClassLoader().getResourceAsStream(resource)) {
            assertThat(script).as(resource).isNotNull();
            SqlScript.statements(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach(where::run);
        }
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    /** Every seven minutes over the change to summer time; one machine is silent on the 28th, one has values missing. */
    private static List<Load> rows() {
        Random random = new Random(11);
        List<Load> rows = new ArrayList<>();
        for (Instant time = FIRST; time.isBefore(LAST); time = time.plusSeconds(420)) {
            boolean silent = time.toString().startsWith("2024-03-28");
            if (!silent) {
                rows.add(new Load(time, "one", "heat", (double) random.nextInt(1_000), random.nextInt(9)));
            }
            rows.add(new Load(
                    time.plusSeconds(13),
                    "two",
                    random.nextBoolean() ? null : "heat",
                    random.nextInt(3) == 0 ? null : random.nextInt(1_000) / 4.0,
                    random.nextInt(9)));
        }
        return rows;
    }

    private static SeriesQuery series() {
        return client.series(Load.class).value("value");
    }

    /** What Java makes of the rows, by device and by the starts of the buckets. */
    private static Map<String, DoubleSummaryStatistics> expected(SeriesResult result, List<Instant> starts) {
        Map<String, DoubleSummaryStatistics> expected = new LinkedHashMap<>();
        for (Load row : ROWS) {
            Double value = row.value();
            if (value != null
                    && !row.time().isBefore(result.from())
                    && row.time().isBefore(result.to())) {
                Instant start = starts.stream()
                        .filter(candidate -> !candidate.isAfter(row.time()))
                        .reduce((one, later) -> later)
                        .orElseThrow();
                expected.computeIfAbsent(row.device() + " " + start, key -> new DoubleSummaryStatistics())
                        .accept(value);
            }
        }
        return expected;
    }

    private static void assertSameNumbers(SeriesResult result, List<Instant> starts) {
        Map<String, DoubleSummaryStatistics> expected = expected(result, starts);
        assertThat(expected).isNotEmpty();
        assertThat(result.points().stream()
                        .map(point -> point.keys().get("device") + " " + point.time())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(result.points()).allSatisfy(point -> {
            DoubleSummaryStatistics values = expected.get(point.keys().get("device") + " " + point.time());
            assertThat(point.count()).isEqualTo(values.getCount());
            assertThat(point.sum()).isCloseTo(values.getSum(), within(1e-6));
            assertThat(point.min()).isEqualTo(values.getMin());
            assertThat(point.max()).isEqualTo(values.getMax());
            assertThat(point.avg()).isCloseTo(values.getAverage(), within(1e-9));
        });
    }

    private static List<Instant> starts(Instant from, Instant to, UnaryOperator<Instant> next) {
        return Stream.iterate(from, start -> start.isBefore(to), next).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "30s, series_load",
        "1m, series_minutes",
        "15m, series_minutes",
        "1h, series_hours",
        "6h, series_hours",
        "24h, series_days",
        "90m, series_minutes"
    })
    void everyRelationGivesTheNumbersOfTheRows(String width, String relation) {
        SeriesResult result = series().by("device")
                .between(Instant.parse("2024-03-26T05:10:00Z"), Instant.parse("2024-04-01T17:03:00Z"))
                .bucket(width)
                .fetch();

        assertThat(result.resolution().relation()).isEqualTo(relation);
        Duration step = Duration.parse("PT" + width.toUpperCase(java.util.Locale.ROOT));
        assertSameNumbers(result, starts(result.from(), result.to(), start -> start.plus(step)));
        assertThat(result.bySeries()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, series_days",
        "Europe/Berlin, series_berlin_days",
        "Europe/London, series_hours",
        "Asia/Kolkata, series_minutes"
    })
    void daysAreThoseOfTheZone(ZoneId zone, String relation) {
        LocalDate sunday = LocalDate.of(2024, 3, 31);
        SeriesResult result = series().by("device")
                .between(
                        sunday.minusDays(3).atStartOfDay(zone).toInstant(),
                        sunday.plusDays(2).atStartOfDay(zone).toInstant())
                .bucket("1d", zone)
                .fetch();

        assertThat(result.resolution().relation()).isEqualTo(relation);
        assertSameNumbers(
                result,
                sunday.minusDays(3)
                        .datesUntil(sunday.plusDays(2))
                        .map(date -> date.atStartOfDay(zone).toInstant())
                        .toList());
    }

    @Test
    void theDayOnWhichClocksChangeHas23Hours() {
        TimeRange day = TimeRange.dayOf(LocalDate.of(2024, 3, 31), BERLIN);

        SeriesResult hours = series().where("device", "one")
                .between(day.from(), day.to())
                .bucket("1h", BERLIN)
                .fetch();
        SeriesResult whole = series().where("device", "one")
                .between(day.from(), day.to())
                .bucket("1d", BERLIN)
                .fetch();

        assertThat(hours.points()).hasSize(23);
        assertThat(whole.points()).singleElement().satisfies(point -> {
            assertThat(point.time()).isEqualTo(day.from());
            assertThat(point.count())
                    .isEqualTo(hours.points().stream()
                            .mapToLong(hour -> hour.count() == null ? 0 : hour.count())
                            .sum());
        });
        assertThat(whole.to()).isEqualTo(day.to());
    }

    @Test
    void monthsAreMadeOfTheDaysOfTheirZone() {
        SeriesResult result = series().by("device")
                .between(Instant.parse("2024-03-25T12:00:00Z"), Instant.parse("2024-04-02T00:00:00Z"))
                .bucket("1mo", BERLIN)
                .fetch();

        assertThat(result.resolution().relation()).isEqualTo("series_berlin_days");
        assertSameNumbers(
                result,
                Stream.of(YearMonth.of(2024, 3), YearMonth.of(2024, 4))
                        .map(month -> month.atDay(1).atStartOfDay(BERLIN).toInstant())
                        .toList());
    }

    @Test
    void fewRowsAreThePointsAndManyBecomeBuckets() {
        Instant from = Instant.parse("2024-03-26T05:01:00Z");
        List<Load> inRange = ROWS.stream()
                .filter(row -> row.device().equals("one")
                        && !row.time().isBefore(from)
                        && row.time().isBefore(from.plusSeconds(7_200)))
                .toList();

        SeriesResult few = series().where("device", "one")
                .between(from, from.plusSeconds(7_200))
                .maxPoints(500)
                .fetch();
        SeriesResult many = series().where("device", "one")
                .between(from, from.plusSeconds(7_200))
                .maxPoints(4)
                .fetch();

        assertThat(few.resolution()).isEqualTo(new Resolution("series_load", true, null, null));
        assertThat(few.resolution()).hasToString("series_load, row by row");
        assertThat(few.from()).isEqualTo(from);
        assertThat(few.points())
                .extracting(SeriesPoint::time, SeriesPoint::avg, SeriesPoint::count)
                .containsExactlyElementsOf(inRange.stream()
                        .map(row -> org.assertj.core.groups.Tuple.tuple(row.time(), row.value(), 1L))
                        .toList());
        assertThat(many.resolution()).hasToString("series_hours, in buckets of 1 hour");
        assertThat(many.points()).hasSize(3);
    }

    @Test
    void aFilterLeavesOutWhatIsNotGroupedByItsColumn() {
        SeriesResult heat = series().where("metric", "heat")
                .between(FIRST, LAST)
                .maxPoints(20)
                .fetch();
        SeriesResult none = series().where("metric", null)
                .between(FIRST, LAST)
                .maxPoints(20)
                .fetch();
        SeriesResult all = series().between(FIRST, LAST).maxPoints(20).fetch();

        assertThat(heat.resolution()).hasToString("series_minutes, in buckets of 1 day");
        assertThat(none.resolution()).hasToString("series_minutes, in buckets of 1 day");
        assertThat(all.resolution()).hasToString("series_days, in buckets of 1 day");
        for (int i = 0; i < all.points().size(); i++) {
            Long heated = heat.points().get(i).count();
            Long unknown = none.points().get(i).count();
            assertThat(heated).isNotNull();
            assertThat(unknown).isNotNull();
            assertThat(all.points().get(i).count()).isEqualTo(heated + unknown);
        }
    }

    @Test
    void onlyWhatIsAskedForHasToBeThere() {
        SeriesQuery query =
                series().by("device").measures(Measure.MIN, Measure.MAX).between(FIRST, LAST);

        SeriesResult result = query.bucket("6h").fetch();

        assertThat(result.resolution().relation()).isEqualTo("series_extremes");
        assertThat(result.points()).allSatisfy(point -> {
            assertThat(point.min()).isNotNull();
            assertThat(point.avg()).isNull();
            assertThat(point.count()).isNull();
        });
    }

    @Test
    void keysMayBeNullAndAreThoseThatWereNamed() {
        SeriesResult result = series().by("metric", "device")
                .between(FIRST, LAST)
                .bucket("1d")
                .fetch();

        assertThat(result.bySeries().keySet().stream().map(Object::toString).toList())
                .containsExactly("{metric=heat, device=one}", "{metric=heat, device=two}", "{metric=null, device=two}");
    }

    @Test
    void gapsAreFilledAsAskedAndOnlyInside() {
        Instant from = Instant.parse("2024-03-27T18:00:00Z");
        Instant to = Instant.parse("2024-03-29T12:00:00Z");
        SeriesQuery query = series().where("device", "one").between(from, to).bucket("6h");
        Map<Instant, SeriesPoint> known =
                query.fetch().points().stream().collect(Collectors.toMap(SeriesPoint::time, point -> point));

        List<SeriesPoint> empty = query.fillGaps().fetch().points();
        List<SeriesPoint> carried = query.locf().fetch().points();
        List<SeriesPoint> straight = query.interpolate().fetch().points();

        assertThat(known).hasSize(3);
        assertThat(empty)
                .hasSize(7)
                .filteredOn(SeriesPoint::isFilled)
                .hasSize(4)
                .allSatisfy(point -> {
                    assertThat(point.avg()).isNull();
                    assertThat(point.count()).isZero();
                });
        SeriesPoint before = known.get(from);
        SeriesPoint after = known.get(Instant.parse("2024-03-29T00:00:00Z"));
        assertThat(before).isNotNull();
        assertThat(after).isNotNull();
        assertThat(carried.subList(1, 5)).allSatisfy(point -> {
            assertThat(point.isFilled()).isTrue();
            assertThat(point.avg()).isEqualTo(before.avg());
            assertThat(point.sum()).isNull();
        });
        assertThat(before.avg()).isNotNull();
        assertThat(after.avg()).isNotNull();
        double step = (after.avg() - before.avg()) / 5;
        for (int i = 1; i < 5; i++) {
            assertThat(straight.get(i).avg()).isCloseTo(before.avg() + i * step, within(1e-9));
        }
    }

    @Test
    void anEmptyRangeOfTimeHasNoPointsUnlessGapsAreFilled() {
        SeriesQuery query =
                series().between(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2001-01-03T00:00:00Z"));

        assertThat(query.fetch().points()).isEmpty();
        assertThat(query.by("device").fetch().points()).isEmpty();
        assertThat(series().between(Instant.parse("2001-01-01T00:00:00Z"), Instant.parse("2001-01-03T00:00:00Z"))
                        .bucket("12h")
                        .locf()
                        .fetch()
                        .points())
                .hasSize(4)
                .allMatch(SeriesPoint::isFilled);
    }

    @Test
    void anAggregateThatTheDatabaseDoesNotHaveIsNotAsked() {
        try (TestDatabase bare = TestDatabase.embedded("series_bare_it");
                TimeScaleClient other = bare.client()) {
            bare.run("CREATE TABLE series_load AS SELECT * FROM series_it.series_load");

            SeriesResult result = other.series(Load.class)
                    .value("value")
                    .by("device")
                    .between(FIRST, LAST)
                    .bucket("1d", BERLIN)
                    .fetch();

            assertThat(result.resolution().relation()).isEqualTo("series_load");
            assertThat(result.points())
                    .isEqualTo(series().by("device")
                            .between(FIRST, LAST)
                            .bucket("1d", BERLIN)
                            .fetch()
                            .points());
        }
    }

    @Test
    void anAggregateThatIsNotWholeOrNotThereAnyMoreIsNotAsked() throws Exception {
        try (TestDatabase filling = TestDatabase.embedded("series_filling_it");
                TimeScaleClient other = filling.builder().poolSize(1).build()) {
            create(filling, Load.class);
            create(filling, Load.Minutes.class);
            create(filling, Load.Hours.class);
            other.insertAll(ROWS);
            SeriesQuery query = other.series(Load.class)
                    .value("value")
                    .by("device")
                    .between(FIRST, LAST)
                    .bucket("6h");
            request(filling, "series_minutes", "series_hours");
            // The watermark is behind all rows now, and buckets before the last are in neither part of the view.
            filling.run("CALL refresh_continuous_aggregate('series_minutes', '2024-04-04', '2024-04-06')");
            filling.run("CALL refresh_continuous_aggregate('series_hours', '2024-04-04', '2024-04-06')");
            assertAnswer(query, "series_load");

            fill(filling, "series_minutes");
            assertAnswer(query, "series_minutes");

            filling.run("CREATE TABLE timescale_schema_deferred AS SELECT 'series_filling_it'::text AS relation_schema,"
                    + " 'series_hours'::text AS relation_name, 'REBUILD'::text AS step");
            fill(filling, "series_hours");
            assertAnswer(query, "series_minutes");

            filling.run("DROP TABLE timescale_schema_deferred");
            assertAnswer(query, "series_hours");

            filling.run("DROP MATERIALIZED VIEW series_hours");
            assertAnswer(query, "series_minutes");
        }
    }

    private static void assertAnswer(SeriesQuery query, String relation) {
        SeriesResult result = query.fetch();

        assertThat(result.resolution().relation()).isEqualTo(relation);
        assertSameNumbers(result, starts(result.from(), result.to(), start -> start.plusSeconds(21_600)));
    }

    private static void request(TestDatabase where, String... aggregates) throws SQLException {
        try (Connection connection = where.connect()) {
            for (String aggregate : aggregates) {
                new AggregateBackfill(connection, where.schema())
                        .request(new BackfillRequest(new RelationName(where.schema(), aggregate)));
            }
        }
    }

    private static void fill(TestDatabase where, String aggregate) throws SQLException {
        try (Connection connection = where.connect()) {
            assertThat(new AggregateBackfill(connection, where.schema())
                            .run(filled -> filled.name().equals(aggregate)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "10", "500", "20000"})
    void allOfTimeIsARangeToo(int most) {
        SeriesResult result = series().by("device")
                .between(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"))
                .maxPoints(most)
                .fetch();

        assertThat(result.points())
                .extracting(SeriesPoint::count)
                .containsExactlyInAnyOrderElementsOf(Stream.of("one", "two")
                        .map(device -> ROWS.stream()
                                .filter(row -> row.device().equals(device) && row.value() != null)
                                .count())
                        .toList());
    }

    @Test
    void theLastPointOfEachSeriesIsARowOfItsType() {
        List<Load> expected = ROWS.stream()
                .collect(Collectors.toMap(Load::device, row -> row, (earlier, later) -> later, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();

        assertThat(client.lastPoints(Load.class).by("device").ofAllTime().list())
                .isEqualTo(expected);
        assertThat(client.lastPoints(Load.class)
                        .by("device")
                        .where("device", "one")
                        .since(LAST.minusSeconds(3_600))
                        .list())
                .containsExactly(expected.get(0));
        assertThat(client.lastPoints(Load.class)
                        .by("device")
                        .since(Duration.ofDays(1))
                        .list())
                .isEmpty();
        assertThat(client.lastPoints(Load.Days.class).by("device").ofAllTime().list())
                .extracting(Load.Days::day)
                .containsOnly(LAST.minus(Duration.ofDays(1)));
    }

    @Test
    void whatIsMissingOrWrongIsRefusedWithWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().where("devise", "one"))
                .withMessage(
                        "'devise' is no column of Load, which has time, device, metric, value, pieces. Did you mean"
                                + " 'device'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.series(Load.class).value("metric"))
                .withMessage("'metric' of Load is text, and no number: name a numeric column, one of value, pieces");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.series(Load.class).between(FIRST, LAST).fetch())
                .withMessageContaining("value(...), one of value, pieces");
        assertThatIllegalStateException().isThrownBy(() -> series().fetch()).withMessageContaining("between(from, to)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.series(Load.Hours.class))
                .withMessageContaining("name the type of the hypertable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.series(Load.Ticks.class))
                .withMessageContaining("'tick', is bigint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().by("time"))
                .withMessageContaining("is the time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().by("device", "device"))
                .withMessageContaining("named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().between(LAST, LAST))
                .withMessageContaining("is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().maxPoints(1))
                .withMessageContaining("not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> series().bucket("1mo2d"))
                .withMessageContaining("months alone");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.lastPoints(Load.class).by("device").list())
                .withMessageContaining("ofAllTime()");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.lastPoints(Load.class).ofAllTime().list())
                .withMessageContaining("by(...)");
    }

    @Test
    void weeksInUtcAreMadeOfDays() {
        SeriesResult result = series().by("device")
                .between(FIRST, LAST)
                .zone(ZoneOffset.UTC)
                .maxPoints(3)
                .fetch();

        assertThat(result.resolution()).hasToString("series_days, in buckets of 7 days");
        assertSameNumbers(result, List.of(FIRST, Instant.parse("2024-04-01T00:00:00Z")));
    }
}
