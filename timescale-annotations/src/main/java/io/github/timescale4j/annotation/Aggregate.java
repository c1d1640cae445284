package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which function over which column of the source a component of a {@link ContinuousAggregate} is, where its name does not
 * say so.
 *
 * <pre>{@code
 * @Aggregate(function = "max", column = "value") double peak
 * @Aggregate(function = "count", filter = "value > 90") long hot
 * @Aggregate(expression = "max(value) - min(value)") double range
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Aggregate {

    /**
     * The aggregate function, such as {@code avg}, {@code max}, {@code variance} or {@code bool_or}. {@code first} and
     * {@code last} take the value at the earliest and the latest time of the bucket.
     *
     * @return the function's name; empty only where there is an {@link #expression()}
     */
    String function() default "";

    /**
     * The source's column.
     *
     * @return the name of a component of the source or of its column; empty only for {@code count}, which then counts rows, and
     *     where there is an {@link #expression()}
     */
    String column() default "";

    /**
     * Instead of a function and a column: any expression of aggregate functions over the source's columns. It is cast to the
     * component's type. Over another aggregate nothing watches over what it means.
     *
     * @return SQL, such as {@code percentile_cont(0.95) WITHIN GROUP (ORDER BY value)}; empty where there is a function
     */
    String expression() default "";

    /**
     * Which rows the function takes.
     *
     * @return a condition in SQL, as it would stand in {@code FILTER (WHERE ...)}; empty means all of them
     */
    String filter() default "";
}
