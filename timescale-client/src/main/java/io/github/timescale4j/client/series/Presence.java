package io.github.timescale4j.client.series;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows which aggregates the database has, and has filled. On a server of the Apache edition there are none; one that is new is
 * filled slice by slice after it was made, and one that is to be made anew is still what another declaration says. Safe for use by
 * several threads.
 */
final class Presence {

    /** A look costs one or two small queries. Somebody else may drop an aggregate, or make it anew, at any time. */
    private static final long TRUSTED_NANOS = Duration.ofSeconds(10).toNanos();

    /** The migrator's tables are where the search path finds them, if at all, and may be closed to this user. */
    private static final String EXISTING = """
            SELECT name, coalesce(has_table_privilege(to_regclass('timescale_schema_backfill'), 'SELECT'), false) AS fills,
                coalesce(has_table_privilege(to_regclass('timescale_schema_deferred'), 'SELECT'), false) AS rebuilds
            FROM unnest(CAST(:names AS text[])) AS name WHERE to_regclass(name) IS NOT NULL""";

    private static final String UNFINISHED = """
            SELECT name FROM unnest(CAST(:names AS text[])) AS name
            JOIN pg_catalog.pg_class AS c ON c.oid = to_regclass(name)
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN %s AS w ON w.relation_schema = n.nspname AND w.relation_name = c.relname WHERE %s""";

    private static final String FILLS =
            UNFINISHED.formatted("timescale_schema_backfill", "w.task = 'FILL' AND w.finished_at IS NULL");
    private static final String REBUILDS =
            UNFINISHED.formatted("timescale_schema_deferred", "w.step IN ('REBUILD', 'REBUILD_WITHOUT_HISTORY')");

    private final SeriesRows rows;

    /** When aggregates were seen whole. What is missing or unfinished is looked for each time. */
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    Presence(SeriesRows rows) {
        this.rows = rows;
    }

    /**
     * What a look finds.
     *
     * @param name the name that was asked for
     * @param fills whether it can be read what is being filled
     * @param rebuilds whether it can be read what is to be made anew
     */
    record Found(String name, boolean fills, boolean rebuilds) {}

    /** Leaves out aggregates that are not there, or not yet whole, or made of such. */
    List<Level> whole(List<Level> levels) {
        Set<String> unknown = new HashSet<>();
        levels.forEach(level -> unknown.addAll(names(level)));
        unknown.removeIf(this::isTrusted);
        if (!unknown.isEmpty()) {
            look(unknown);
        }
        return levels.stream()
                .filter(level -> seen.keySet().containsAll(names(level)))
                .toList();
    }

    /** Its own name, and those of the aggregates that it is made of. */
    private static Set<String> names(Level level) {
        Set<String> names = new HashSet<>();
        for (@Nullable Level each = level; each != null && !each.isRaw(); each = each.source()) {
            names.add(each.relation().quoted());
        }
        return names;
    }

    private boolean isTrusted(String name) {
        Long at = seen.get(name);
        return at != null && System.nanoTime() - at < TRUSTED_NANOS;
    }

    private void look(Set<String> names) {
        long now = System.nanoTime();
        List<Found> found = rows.list(EXISTING, parameters(names), Found.class);
        Set<String> whole = new HashSet<>();
        found.forEach(each -> whole.add(each.name()));
        if (found.stream().anyMatch(Found::fills)) {
            rows.list(FILLS, parameters(names), String.class).forEach(whole::remove);
        }
        if (found.stream().anyMatch(Found::rebuilds)) {
            rows.list(REBUILDS, parameters(names), String.class).forEach(whole::remove);
        }
        for (String name : names) {
            if (whole.contains(name)) {
                seen.put(name, now);
            } else {
                seen.remove(name);
            }
        }
    }

    private static Map<String, ?> parameters(Collection<String> names) {
        return Map.of("names", names.toArray(new String[0]));
    }

    /** Looks anew the next time; returns whether anything was known. */
    boolean forget() {
        boolean known = !seen.isEmpty();
        seen.clear();
        return known;
    }
}
