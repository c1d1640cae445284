package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Partitions a {@link TimeSeries} by the hash of a column beside time. On one disk that gives little and multiplies the number of
 * chunks; it is for servers with several tablespaces, and for tables that were made that way.
 *
 * <pre>{@code
 * @TimeSeries(primaryKey = {"device_id", "time"})
 * @SpacePartition(column = "device_id", partitions = 4)
 * record Reading(Instant time, String deviceId, double value) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SpacePartition {

    /**
     * The column whose values are hashed.
     *
     * @return the name of a component or of its column; not the time column, and a part of every key
     */
    String column();

    /**
     * How many partitions there are in each interval of time.
     *
     * @return 2 to 32767
     */
    int partitions();
}
