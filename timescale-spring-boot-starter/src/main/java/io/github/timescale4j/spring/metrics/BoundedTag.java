package io.github.timescale4j.spring.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A tag with few values: tables are named only while there are not too many of them. */
final class TableTag {

    static final String NONE = "none";

    private static final int MAX_TABLES = 100;

    private final Set<String> tables = ConcurrentHashMap.newKeySet();

    String of(@Nullable String relation) {
        if (relation == null) {
            return NONE;
        }
        if (tables.contains(relation) || (tables.size() < MAX_TABLES && tables.add(relation))) {
            return relation;
        }
        return "other";
    }
}
