package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.mapping.ObjectMaker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which component a name in a header is for. */
final class Columns {

    private static final int NONE = -1;

    private final List<ObjectMaker.Component> components;
    private final Map<String, Integer> named = new HashMap<>();
    private final Set<Integer> without = new HashSet<>();

    Columns(List<ObjectMaker.Component> components) {
        this.components = components;
    }

    /** A header does not fit. */
    static final class UnfitHeaderException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitHeaderException(String message) {
            super(message);
        }
    }

    /**
     * The places of the components in a record.
     *
     * @param places of each component; -1 for one that the file does not have
     * @param ignored the names that are for no component
     */
    record Places(List<Integer> places, List<String> ignored) {}

    void name(String header, String component) {
        if (named.putIfAbsent(header, require(component)) != null) {
            throw new IllegalArgumentException("the column '" + header + "' of the file has been named twice");
        }
    }

    void without(String component) {
        int index = require(component);
        if (components.get(index).type().isPrimitive()) {
            throw new IllegalArgumentException("'" + component + "' is a "
                    + components.get(index).type() + " and cannot be null: the file must have it");
        }
        without.add(index);
    }

    boolean isWithout(int component) {
        return without.contains(component);
    }

    /** The component of that name, or for the column of that name. */
    int require(String name) {
        int found = find(candidate -> candidate.equals(name));
        if (found == NONE) {
            throw new IllegalArgumentException("there is no component '" + name + "': there are "
                    + String.join(
                            ", ",
                            components.stream().map(c -> c.column().property()).toList()));
        }
        return found;
    }

    private int find(Predicate<String> fits) {
        for (int i = 0; i < components.size(); i++) {
            if (fits.test(components.get(i).column().column())) {
                return i;
            }
        }
        for (int i = 0; i < components.size(); i++) {
            if (fits.test(components.get(i).column().property())) {
                return i;
            }
        }
        return NONE;
    }

    Places places(List<@Nullable String> header) throws UnfitHeaderException {
        int[] places = new int[components.size()];
        Arrays.fill(places, NONE);
        List<String> ignored = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int at = 0; at < header.size(); at++) {
            String given = header.get(at);
            String name = given == null ? "" : given.strip();
            int component = component(name);
            if (component == NONE) {
                ignored.add(name);
            } else if (places[component] != NONE || !seen.add(name)) {
                throw new UnfitHeaderException("the header has two columns for '"
                        + components.get(component).column().property() + "': '" + header.get(places[component])
                        + "' and '" + name + "'. Take one away, or name one with column(…)");
            } else {
                places[component] = at;
            }
        }
        requireAll(places, header);
        return new Places(Arrays.stream(places).boxed().toList(), List.copyOf(ignored));
    }

    private int component(String name) {
        Integer set = named.get(name);
        if (set != null) {
            return set;
        }
        int exact = find(name::equals);
        int found = exact != NONE
                ? exact
                : find(candidate -> candidate.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
        // Whoever names a column for a component, or none, does not want another one for it.
        return named.containsValue(found) || without.contains(found) ? NONE : found;
    }

    private void requireAll(int[] places, List<@Nullable String> header) throws UnfitHeaderException {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == NONE && !without.contains(i)) {
                missing.add(components.get(i).column().column());
            }
        }
        for (String name : named.keySet()) {
            if (header.stream()
                    .noneMatch(given -> given != null && given.strip().equals(name))) {
                throw new UnfitHeaderException(
                        "the header has no column '" + name + "', which was named with column(…)");
            }
        }
        if (!missing.isEmpty()) {
            throw new UnfitHeaderException("the header has no column " + String.join(", ", missing)
                    + ": it has to name all of "
                    + String.join(
                            ",",
                            components.stream().map(c -> c.column().column()).toList())
                    + ", in any order and with others between");
        }
    }
}
