package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.schema.RelationName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in which the database is not what is declared, and what is to be done about it.
 *
 * @param relation the table or aggregate
 * @param step when it is done
 * @param object what differs, such as {@code column device_id}
 * @param property in what, such as {@code type}
 * @param declared what the declaration says; {@code null} means that it says nothing
 * @param found what the database has; {@code null} means nothing
 * @param safety what the change may cost
 * @param why the reason for that class, and what to do where the change is impossible
 * @param statements the change; none if it is impossible
 */
public record Difference(
        RelationName relation,
        Step step,
        String object,
        String property,
        @Nullable String declared,
        @Nullable String found,
        SafetyClass safety,
        String why,
        List<String> statements) {

    /**
     * Copies the list.
     *
     * @param relation the table or aggregate
     * @param step when it is done
     * @param object what differs
     * @param property in what
     * @param declared what the declaration says
     * @param found what the database has
     * @param safety what the change may cost
     * @param why the reason
     * @param statements the change
     */
    public Difference {
        statements = List.copyOf(statements);
    }

    /**
     * Renders the difference for people.
     *
     * @return a few lines
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(relation)
                .append(", ")
                .append(object)
                .append(", ")
                .append(property)
                .append('\n');
        text.append("  declared:  ").append(value(declared)).append('\n');
        text.append("  found:     ").append(value(found)).append('\n');
        for (String statement : statements) {
            text.append("  statement: ").append(indented(statement)).append(";\n");
        }
        return text.append("  ").append(safety).append(": ").append(why).toString();
    }

    private static String value(@Nullable String value) {
        return value == null ? "nothing" : indented(value);
    }

    private static String indented(String text) {
        return text.replace("\n", "\n             ");
    }
}
