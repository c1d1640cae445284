package io.github.timescale4j.schema;

/**
 * One column of a continuous aggregate.
 *
 * @param column its name and type
 * @param expression what it is computed from
 */
public record AggregateColumn(DeclaredColumn column, Expression expression) {}
