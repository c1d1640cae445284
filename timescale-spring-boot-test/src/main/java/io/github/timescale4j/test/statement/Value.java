package io.github.timescale4j.test.statement;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a value on the stack or in a variable.
 *
 * @param texts the texts that it may be
 * @param certain whether it is one of them
 * @param query the instruction that made it, if it is a query of the client; -1 if not
 * @param type the class that it is, if it is one
 */
record Value(
        Set<String> texts,
        boolean certain,
        int query,
        @Nullable String type) {

    static final int NO_QUERY = -1;
    static final Value UNKNOWN = new Value(Set.of(), false, NO_QUERY, null);

    static Value text(String text) {
        return new Value(Set.of(text), true, NO_QUERY, null);
    }

    static Value type(String name) {
        return new Value(Set.of(), false, NO_QUERY, name);
    }

    static Value query(int instruction) {
        return new Value(Set.of(), false, instruction, null);
    }

    /** What is known if it may be either: a text that one branch gives is a statement that may run. */
    Value or(Value other) {
        if (equals(other)) {
            return this;
        }
        Set<String> both = new LinkedHashSet<>(texts);
        both.addAll(other.texts);
        return new Value(both, certain && other.certain, query == other.query ? query : NO_QUERY, null);
    }

    static List<Value> unknown(int count) {
        return Collections.nCopies(count, UNKNOWN);
    }
}
