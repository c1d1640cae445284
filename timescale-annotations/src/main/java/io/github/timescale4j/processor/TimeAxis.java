package io.github.timescale4j.processor;

import io.github.timescale4j.schema.NowFunction;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * On what the intervals of a declaration are measured.
 *
 * @param number what is counted, where the time is a number; otherwise {@code null}
 * @param now what tells the present there, if anything does
 */
record TimeAxis(@Nullable NumberAxis number, @Nullable NowFunction now) {

    /** The time of the clock. */
    static final TimeAxis TIME = new TimeAxis(null, null);

    /** Whether nobody knows what is past, so that no policy can run. */
    boolean hasNoPresent() {
        return number != null && now == null;
    }

    /** A length of time as it is measured here; {@code null} where nothing says what is counted. */
    @Nullable
    TimeInterval covering(TimeInterval time) {
        return number == null ? time : number.covering(time);
    }
}
