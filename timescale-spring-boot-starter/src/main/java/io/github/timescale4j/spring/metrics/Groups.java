package io.github.timescale4j.spring.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Values by their tags, as one turn brings them: those that have the same tags become one. */
final class Groups {

    private final Map<Tags, Double> values = new HashMap<>();
    private final BinaryOperator<Double> together;

    private Groups(BinaryOperator<Double> together) {
        this.together = together;
    }

    static Groups summed() {
        return new Groups(Double::sum);
    }

    static Groups largest() {
        return new Groups(Math::max);
    }

    /** Adds a value; one that is not known is no value. */
    void add(Tags tags, @Nullable Number value) {
        if (value != null) {
            values.merge(tags, value.doubleValue(), together);
        }
    }

    Map<Tags, Double> values() {
        return values;
    }
}
