package io.github.timescale4j.spring.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A tag with few values: tables and statements are named only while there are not too many of them. */
final class BoundedTag {

    static final String NONE = "none";
    static final String OTHER = "other";

    private static final int MAX_VALUES = 100;

    private final Set<String> values = ConcurrentHashMap.newKeySet();

    String of(@Nullable String value) {
        if (value == null) {
            return NONE;
        }
        if (values.contains(value) || (values.size() < MAX_VALUES && values.add(value))) {
            return value;
        }
        return OTHER;
    }
}
