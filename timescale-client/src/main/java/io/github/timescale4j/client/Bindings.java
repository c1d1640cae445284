package io.github.timescale4j.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a user has bound so far. */
final class Bindings {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    void bind(String name, @Nullable Object value) {
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("the parameter '" + name + "' is bound twice");
        }
        values.put(name, value);
    }

    void bindAll(Map<String, ?> parameters) {
        parameters.forEach(this::bind);
    }

    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }

    List<@Nullable Object> all() {
        return new ArrayList<>(values.values());
    }
}
