package io.github.timescale4j.schema;

/**
 * One component of a declared type and the column it maps to.
 *
 * @param property the component's name in Java
 * @param column the column's name, unquoted
 * @param sqlType the column's type in SQL
 * @param nullable whether the column takes nulls
 */
public record DeclaredColumn(String property, String column, String sqlType, boolean nullable) {}
