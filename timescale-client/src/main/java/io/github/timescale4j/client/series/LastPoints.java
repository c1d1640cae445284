package io.github.timescale4j.client.series;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the newest row of each series.
 *
 * <pre>{@code
 * List<MetricData> now = client.lastPoints(MetricData.class)
 *         .by("deviceId", "metricType")
 *         .since(Duration.ofHours(1))
 *         .list();
 * }</pre>
 *
 * <p>A query may be run more than once, but not by several threads at once.
 *
 * @param <T> what each row becomes
 */
public interface LastPoints<T> {

    /**
     * Says what makes a series: it must be said.
     *
     * @param columns the components' names or the columns'
     * @return this query
     * @throws IllegalArgumentException if there is no such column, if it is named already, or if it is the one of time
     */
    LastPoints<T> by(String... columns);

    /**
     * Takes only rows with a certain value in a column.
     *
     * @param column the component's name or the column's
     * @param value what the column equals; {@code null} for rows in which it is null
     * @return this query
     * @throws IllegalArgumentException if there is no such column, or if it is the one of time
     */
    LastPoints<T> where(String column, @Nullable Object value);

    /**
     * Looks back to a moment. A series without a row since then is not in the answer.
     *
     * @param from the first moment that is looked at
     * @return this query
     * @throws IllegalArgumentException if the type's time is not a {@code timestamptz}
     */
    LastPoints<T> since(Instant from);

    /**
     * Looks back some time.
     *
     * @param age how long before the call of this method
     * @return this query
     * @throws IllegalArgumentException if it is negative, or if the type's time is not a {@code timestamptz}
     */
    default LastPoints<T> since(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("'" + age + "' lies in the future: say how long to look back");
        }
        return since(Instant.now().minus(age));
    }

    /**
     * Looks at everything there is: every chunk is read, the packed ones included. This costs more with every day that the table
     * grows.
     *
     * @return this query
     */
    LastPoints<T> ofAllTime();

    /**
     * Asks.
     *
     * @return the newest row of each series, in the order of its keys; of several rows with the same time any one
     * @throws IllegalStateException if it is not said what makes a series, or neither how far to look back nor to look at all
     * @throws org.springframework.dao.DataAccessException if the database refuses the query
     */
    List<T> list();
}
