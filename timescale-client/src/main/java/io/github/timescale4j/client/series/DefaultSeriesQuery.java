package io.github.timescale4j.client.series;

import io.github.timescale4j.client.series.SeriesSql.Bucket;
import io.github.timescale4j.client.series.SeriesSql.Filter;
import io.github.timescale4j.client.series.SeriesSql.Row;
import io.github.timescale4j.client.series.SeriesSql.Statement;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects a question, lets a relation be chosen, and reads the points from it. */
final class DefaultSeriesQuery implements SeriesQuery {

    private static final int DEFAULT_POINTS = 500;
    private static final int MOST_POINTS = 100_000;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final SeriesQueries queries;
    private final Columns columns;
    private final List<Level> levels;
    private final Map<String, DeclaredColumn> groupedBy = new LinkedHashMap<>();
    private final List<Filter> filters = new ArrayList<>();
    private @Nullable DeclaredColumn value;
    private Set<Measure> measures = EnumSet.allOf(Measure.class);
    private @Nullable Instant from;
    private @Nullable Instant to;
    private int points;
    private @Nullable Width width;
    private ZoneId zone = ZoneOffset.UTC;
    private Gaps gaps = Gaps.LEAVE;

    /** The hypertable is the first of the levels. */
    DefaultSeriesQuery(SeriesQueries queries, Columns columns, List<Level> levels) {
        this.queries = queries;
        this.columns = columns;
        this.levels = levels;
    }

    @Override
    public SeriesQuery value(String column) {
        value = columns.findNumber(column);
        return this;
    }

    @Override
    public SeriesQuery where(String column, @Nullable Object wanted) {
        filters.add(new Filter(columns.findKey(column).column(), wanted));
        return this;
    }

    @Override
    public SeriesQuery by(String... names) {
        for (String name : names) {
            columns.addKey(groupedBy, name);
        }
        return this;
    }

    @Override
    public SeriesQuery measures(Measure... wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("no measure is named: name at least one, or leave measures() out");
        }
        measures = EnumSet.copyOf(List.of(wanted));
        return this;
    }

    @Override
    public SeriesQuery between(Instant first, Instant after) {
        if (!first.isBefore(after)) {
            throw new IllegalArgumentException("the range from " + first + " to " + after
                    + " is empty: it holds its first moment and everything before its second, which must be later");
        }
        if (first.isBefore(EARLIEST) || after.isAfter(LATEST)) {
            throw new IllegalArgumentException("the range from " + first + " to " + after
                    + " does not lie in the years 1 to 9999: choose moments between " + EARLIEST + " and " + LATEST);
        }
        from = first;
        to = after;
        return this;
    }

    @Override
    public SeriesQuery maxPoints(int most) {
        if (most < 2 || most > MOST_POINTS) {
            throw new IllegalArgumentException("'maxPoints' must be from 2 to " + MOST_POINTS + ", not " + most);
        }
        points = most;
        return this;
    }

    @Override
    public SeriesQuery bucket(String interval) {
        width = new Width(TimeInterval.parse(interval));
        return this;
    }

    @Override
    public SeriesQuery zone(ZoneId midnights) {
        zone = midnights;
        return this;
    }

    @Override
    public SeriesQuery fillGaps() {
        gaps = Gaps.EMPTY;
        return this;
    }

    @Override
    public SeriesQuery locf() {
        gaps = Gaps.LAST;
        return this;
    }

    @Override
    public SeriesQuery interpolate() {
        gaps = Gaps.LINE;
        return this;
    }

    @Override
    public SeriesResult fetch() {
        if (from == null || to == null) {
            throw new IllegalStateException(
                    "the series of " + columns.typeName() + " has no range: say it with between(from, to)");
        }
        String column = (value == null ? columns.onlyNumber() : value).column();
        int most = points > 0 ? points : width == null ? DEFAULT_POINTS : MOST_POINTS;
        Question question = new Question(from, to, zone, most, width);
        SeriesSql sql = new SeriesSql(
                column,
                groupedBy.values().stream().map(DeclaredColumn::column).toList(),
                List.copyOf(filters),
                measures);
        try {
            return answer(question, sql);
        } catch (BadSqlGrammarException e) {
            // An aggregate that was there is gone, or is another one. A transaction has failed with it.
            if (!queries.presence().forget() || TransactionSynchronizationManager.isActualTransactionActive()) {
                throw e;
            }
            return answer(question, sql);
        }
    }

    private SeriesResult answer(Question question, SeriesSql sql) {
        Instant now = Instant.now();
        Choice choice = new Chooser(answering(sql), now).choose(question);
        if (choice.level().isRaw() && width == null && gaps == Gaps.LEAVE) {
            Statement few = sql.rows(choice.level(), question.from(), question.to(), question.most() + 1);
            List<Row> rows = queries.list(few, Row.class);
            if (rows.size() <= question.most()) {
                Points each = new Points(List.copyOf(groupedBy.keySet()), measures);
                rows.forEach(each::add);
                return new SeriesResult(
                        resolution(choice.level(), null, now),
                        question.from(),
                        question.to(),
                        each.all(Gaps.LEAVE, List.of()));
            }
        }
        Points buckets = new Points(List.copyOf(groupedBy.keySet()), measures);
        List<Instant> starts = choice.starts();
        queries.list(sql.buckets(choice), Bucket.class).forEach(bucket -> buckets.add(bucket, starts));
        return new SeriesResult(
                resolution(choice.level(), choice.width().interval(), now),
                choice.from(),
                choice.to(),
                buckets.all(gaps, starts));
    }

    private List<Level> answering(SeriesSql sql) {
        List<String> needed = Stream.concat(
                        sql.groupedBy().stream(), sql.filters().stream().map(Filter::column))
                .toList();
        return queries.presence()
                .whole(levels.stream()
                        .filter(level -> level.has(needed, sql.value(), sql.asked()))
                        .toList());
    }

    private static Resolution resolution(Level level, @Nullable TimeInterval bucket, Instant now) {
        Instant kept = level.completeSince(now);
        return new Resolution(
                level.relation().toString(), level.isRaw(), bucket, kept.equals(Instant.MIN) ? null : kept);
    }
}
