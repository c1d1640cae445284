package io.github.timescale4j.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a declaration says of a column beside its name and type.
 *
 * @param column the column, unquoted
 * @param defaultValue the value of rows that give none, in SQL
 * @param check a condition that every row fulfils, in SQL
 * @param comment a text for the catalog
 * @param renamedFrom the name that the column had before
 * @param references what its values refer to
 */
public record ColumnOptions(
        String column,
        @Nullable String defaultValue,
        @Nullable String check,
        @Nullable String comment,
        @Nullable String renamedFrom,
        @Nullable ForeignKey references) {}
