package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what the column of a component is called or what type it has, where the defaults do not fit. It may also be used on the
 * components of records that only receive rows.
 *
 * <pre>{@code
 * record Reading(
 *         Instant time,
 *         @Column(name = "sensor") String sensorId,
 *         @Column(type = "numeric(12, 3)") BigDecimal price,
 *         @Column(type = "jsonb") Map<String, Object> attributes) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
public @interface Column {

    /**
     * The column's name.
     *
     * @return the name, at most 63 bytes in UTF-8; empty means the component's name in snake case
     */
    String name() default "";

    /**
     * The column's type in PostgreSQL, as it would stand in {@code CREATE TABLE}. It is written into the SQL as it is.
     *
     * @return the type; empty means the one that belongs to the Java type
     */
    String type() default "";

    /**
     * The value of rows that give none, as it would stand after {@code DEFAULT}. The client's own inserts give every column.
     *
     * @return an expression in SQL, such as {@code 'unknown'} in its quotes, {@code 0} or {@code now()}; empty means none
     */
    String defaultValue() default "";

    /**
     * A condition that every row fulfils, as it would stand in the parentheses after {@code CHECK}.
     *
     * @return a condition in SQL, such as {@code value >= 0}; empty means none
     */
    String check() default "";

    /**
     * The name that the column had before. The migrator renames it then, and without this would add a new column beside it. It may
     * stay for as long as there are databases with the old name.
     *
     * @return the earlier name; empty means that it had none
     */
    String renamedFrom() default "";

    /**
     * A text that the server keeps with the column, for whoever looks at it there.
     *
     * @return one line; empty means none
     */
    String comment() default "";

    /**
     * What the column's values refer to: a plain table, which is there before this one is made, for example by the application's
     * own migrations. Every insert looks there. A hypertable cannot refer to another.
     *
     * @return a table and its unique column, such as {@code device(id)} or {@code plant.device(id)}, as they are called there; empty
     *     means nothing
     */
    String references() default "";
}
