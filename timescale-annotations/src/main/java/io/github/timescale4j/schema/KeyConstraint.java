package io.github.timescale4j.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A primary key, or a unique constraint.
 *
 * @param name the constraint, and the index that keeps it, unquoted
 * @param primary whether it is the primary key
 * @param columns its columns, in order
 */
public record KeyConstraint(String name, boolean primary, List<String> columns) {

    /**
     * Copies the list.
     *
     * @param name the constraint, unquoted
     * @param primary whether it is the primary key
     * @param columns its columns, in order
     */
    public KeyConstraint {
        columns = List.copyOf(columns);
        Identifier.check(name);
    }

    /**
     * The primary key of a table, with the name that PostgreSQL would give it.
     *
     * @param relation the table
     * @param columns its columns, in order
     * @return the constraint
     */
    public static KeyConstraint primary(RelationName relation, List<String> columns) {
        return new KeyConstraint(IndexDefinition.shorten(relation.name(), "_pkey"), true, columns);
    }

    /**
     * A unique constraint on a table, with the name that PostgreSQL would give it.
     *
     * @param relation the table
     * @param columns its columns, in order
     * @return the constraint
     */
    public static KeyConstraint unique(RelationName relation, List<String> columns) {
        String name = relation.name() + "_" + String.join("_", columns);
        return new KeyConstraint(IndexDefinition.shorten(name, "_key"), false, columns);
    }

    /**
     * Renders the constraint for {@code CREATE TABLE}.
     *
     * @return the clause
     */
    public String toSql() {
        return "CONSTRAINT " + Identifier.quote(name) + (primary ? " PRIMARY KEY" : " UNIQUE")
                + columns.stream().map(Identifier::quote).collect(Collectors.joining(", ", " (", ")"));
    }
}
