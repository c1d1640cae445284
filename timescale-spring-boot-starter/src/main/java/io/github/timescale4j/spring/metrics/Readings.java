package io.github.timescale4j.spring.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A meter that has one value for each of its tags. What is not there any more after a turn is removed, so that there are never more
 * than a turn brings. A gauge has no value while the last turn is too long ago; a counter keeps its own.
 */
final class Readings {

    private final MeterRegistry registry;
    private final String name;
    private final String description;
    private final @Nullable String unit;
    private final boolean counter;
    private final BooleanSupplier fresh;
    private final Map<Tags, Reading> readings = new HashMap<>();

    private Readings(
            MeterRegistry registry,
            String name,
            String description,
            @Nullable String unit,
            boolean counter,
            BooleanSupplier fresh) {
        this.registry = registry;
        this.name = name;
        this.description = description;
        this.unit = unit;
        this.counter = counter;
        this.fresh = fresh;
    }

    static Readings gauge(
            MeterRegistry registry, String name, String description, @Nullable String unit, BooleanSupplier fresh) {
        return new Readings(registry, name, description, unit, false, fresh);
    }

    static Readings counter(MeterRegistry registry, String name, String description, @Nullable String unit) {
        return new Readings(registry, name, description, unit, true, () -> true);
    }

    /** Takes what a turn has brought. */
    void set(Map<Tags, Double> values) {
        values.forEach((tags, value) -> readings.computeIfAbsent(tags, this::register).value = value);
        for (Iterator<Map.Entry<Tags, Reading>> all = readings.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Tags, Reading> reading = all.next();
            if (!values.containsKey(reading.getKey())) {
                registry.remove(reading.getValue().meter());
                all.remove();
            }
        }
    }

    private Reading register(Tags tags) {
        Reading reading = new Reading();
        reading.meter = counter
                ? FunctionCounter.builder(name, reading, at -> at.value)
                        .description(description)
                        .baseUnit(unit)
                        .tags(tags)
                        .register(registry)
                : Gauge.builder(name, reading, at -> fresh.getAsBoolean() ? at.value : Double.NaN)
                        .description(description)
                        .baseUnit(unit)
                        .tags(tags)
                        .register(registry);
        return reading;
    }

    /** Held by the map: the registry itself holds it weakly. */
    private static final class Reading {

        private volatile double value;
        private @Nullable Meter meter;

        Meter meter() {
            if (meter == null) {
                throw new IllegalStateException("not registered");
            }
            return meter;
        }
    }
}
