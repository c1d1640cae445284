package io.github.timescale4j.client.series;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the course of a value over time, in no more points than somebody can use. Which relation answers is chosen by what is
 * declared: the rows themselves, or one of the continuous aggregates over them.
 *
 * <pre>{@code
 * SeriesResult week = client.series(MetricData.class)
 *         .where("deviceId", id)
 *         .between(from, to)
 *         .maxPoints(500)
 *         .fetch();
 * }</pre>
 *
 * <p><b>The range</b> is half-open and widened to whole buckets, so that every relation gives the same numbers: the first bucket is
 * the one that holds {@code from}, the last the one that holds the last moment before {@code to}. Rows that are given one by one
 * are exactly those of the range.
 *
 * <p><b>The width of the buckets</b> is the least of 1, 2, 5, 10, 15, 30 seconds and minutes, 1, 2, 3, 6, 12 hours, a day, a week, 1,
 * 3, 6 months, 1, 2, 5, 10 … years, decimal fractions of a second, and the widths of the aggregates, that gives at most
 * {@link #maxPoints(int)}. Buckets shorter than a day are of equal length and aligned at midnight UTC; days, weeks (from Monday),
 * months and years are those of the calendar in the {@link #zone(ZoneId)}.
 *
 * <p><b>The relation</b> is the one with the widest buckets that can answer: it has the columns of {@link #where} and {@link #by} as
 * grouping keys, has every asked {@link Measure} (for a mean a sum and a count), leaves out no rows, and its buckets add up to
 * those asked for. It is taken from those that are sure to be complete: their retention and that of everything that they are made
 * of reaches back to the range's start, and they show the newest rows, or are refreshed up to the range's end. Where none is sure,
 * one that itself reaches back is taken; where none does, one that reaches back furthest. Where the rows themselves would be read,
 * and are no more than {@code maxPoints}, they are the points.
 *
 * <p>A query may be run more than once, but not by several threads at once.
 */
public interface SeriesQuery {

    /**
     * Chooses the value.
     *
     * @param column a column of a numeric type: the component's name or the column's
     * @return this query
     * @throws IllegalArgumentException if there is no such column, or if it is not a number
     */
    SeriesQuery value(String column);

    /**
     * Takes only rows with a certain value in a column. An aggregate that is not grouped by the column cannot answer then.
     *
     * @param column the component's name or the column's
     * @param value what the column equals; {@code null} for rows in which it is null
     * @return this query
     * @throws IllegalArgumentException if there is no such column, or if it is the one of time
     */
    SeriesQuery where(String column, @Nullable Object value);

    /**
     * Makes a series of its own for each value of a column, or each combination of several.
     *
     * @param columns the components' names or the columns'
     * @return this query
     * @throws IllegalArgumentException if there is no such column, if it is named already, or if it is the one of time
     */
    SeriesQuery by(String... columns);

    /**
     * Says what the points shall tell; otherwise everything. An aggregate without it cannot answer.
     *
     * @param measures at least one
     * @return this query
     * @throws IllegalArgumentException if there is none
     */
    SeriesQuery measures(Measure... measures);

    /**
     * Sets the range. It must be set.
     *
     * @param from its first moment
     * @param to the moment after its last
     * @return this query
     * @throws IllegalArgumentException if {@code from} is not before {@code to}, or if one of them is not of the years 1 to 9999
     */
    SeriesQuery between(Instant from, Instant to);

    /**
     * Sets how many points a series has at most.
     *
     * @param points from 2 to 100,000; 500 where nothing is set
     * @return this query
     * @throws IllegalArgumentException if it is out of that range
     */
    SeriesQuery maxPoints(int points);

    /**
     * Sets the width of the buckets, in place of a number of points.
     *
     * @param width an interval such as {@code 15m}, {@code 1d} or {@code 1mo}; months stand alone. What is no part of a day, a week,
     *     or a year is aligned as by {@code time_bucket}
     * @return this query
     * @throws IllegalArgumentException if it is not an interval, or of months and something else
     */
    SeriesQuery bucket(String width);

    /**
     * Sets the width of the buckets and whose midnights they begin at, from a day on: the short form of
     * {@code bucket(width).zone(zone)}.
     *
     * @param width as in {@link #bucket(String)}
     * @param zone as in {@link #zone(ZoneId)}
     * @return this query
     * @throws IllegalArgumentException if it is not an interval, or of months and something else
     */
    default SeriesQuery bucket(String width, ZoneId zone) {
        return bucket(width).zone(zone);
    }

    /**
     * Sets whose days, weeks, months and years are meant.
     *
     * @param zone a time zone; UTC where nothing is set
     * @return this query
     */
    SeriesQuery zone(ZoneId zone);

    /**
     * Gives a point for every bucket of the range. Where there is no value, it has the count 0 and no other numbers.
     *
     * @return this query
     */
    SeriesQuery fillGaps();

    /**
     * Gives a point for every bucket of the range. Where there is no value, it has the count 0, no sum, and otherwise the numbers of
     * the point before it; none before the first value in the range.
     *
     * @return this query
     */
    SeriesQuery locf();

    /**
     * Gives a point for every bucket of the range. Where there is no value, it has the count 0, no sum, and otherwise numbers on the
     * straight line from the point before to the point after; none before the first and after the last value in the range.
     *
     * @return this query
     */
    SeriesQuery interpolate();

    /**
     * Asks.
     *
     * @return the points, and where they are from
     * @throws IllegalStateException if no range is set, or if the type has several numeric columns and none is chosen
     * @throws IllegalArgumentException if the range has more buckets of a width that was set than {@link #maxPoints(int)}, or than
     *     100,000, or if no width gives so few
     * @throws org.springframework.dao.DataAccessException if the database refuses the query
     */
    SeriesResult fetch();
}
