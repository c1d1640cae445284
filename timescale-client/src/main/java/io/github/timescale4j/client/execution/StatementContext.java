package io.github.timescale4j.client.execution;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement before it runs.
 *
 * @param operation what the client was asked to do
 * @param relation the table or view it is about, where that is known
 * @param name the name that it was given, if any
 * @param sql its text, with the names of the parameters rather than their values
 * @param values all values bound to it, so that they can be kept out of error messages; asked for only when it fails
 */
public record StatementContext(
        Operation operation,
        @Nullable String relation,
        @Nullable String name,
        String sql,
        Supplier<List<@Nullable Object>> values) {

    /**
     * Describes a statement without parameters.
     *
     * @param operation what the client was asked to do
     * @param relation the table or view it is about, or {@code null}
     * @param sql its text
     * @return the description
     */
    public static StatementContext of(Operation operation, @Nullable String relation, String sql) {
        return new StatementContext(operation, relation, null, sql, List::of);
    }

    /**
     * The statement in two or three words, to begin an error message with.
     *
     * @return for example {@code insert, metric_data}
     */
    String label() {
        String label = operation.name().toLowerCase(Locale.ROOT);
        return relation == null ? label : label + ", " + relation;
    }
}
