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
     * @return the function's name
     */
    String function();

    /**
     * The source's column.
     *
     * @return the name of a component of the source or of its column; empty only for {@code count}, which then counts rows
     */
    String column() default "";
}
