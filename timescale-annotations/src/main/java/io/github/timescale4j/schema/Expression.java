package io.github.timescale4j.schema;

import org.jspecify.annotations.Nullable;

/** What a column of a continuous aggregate is computed from. */
public sealed interface Expression {

    /**
     * Renders the expression for a {@code SELECT} list, without an alias.
     *
     * @return the expression in SQL
     */
    String toSql();

    /**
     * The start of the bucket.
     *
     * @param width the width of a bucket
     * @param timeColumn the source's column of time
     */
    record Bucket(TimeInterval width, String timeColumn) implements Expression {

        @Override
        public String toSql() {
            return "time_bucket(" + width.toSql() + ", " + Identifier.quote(timeColumn) + ")";
        }
    }

    /**
     * A column of the source by which rows are grouped.
     *
     * @param name the source's column
     */
    record Key(String name) implements Expression {

        @Override
        public String toSql() {
            return Identifier.quote(name);
        }
    }

    /**
     * An aggregate function over the rows of a group.
     *
     * @param function the function's name, in lower case
     * @param argument the source's column; {@code null} counts rows
     * @param orderedBy the source's column of time, for the functions that take the first or last value; otherwise {@code null}
     * @param cast the type to which the result is cast; {@code null} where the function returns it by itself
     */
    record Measure(
            String function,
            @Nullable String argument,
            @Nullable String orderedBy,
            @Nullable String cast) implements Expression {

        @Override
        public String toSql() {
            String name = AggregateFunctions.isKnown(function) ? function : Identifier.quote(function);
            String arguments = argument == null
                    ? "*"
                    : Identifier.quote(argument) + (orderedBy == null ? "" : ", " + Identifier.quote(orderedBy));
            String call = name + "(" + arguments + ")";
            return cast == null ? call : "CAST(" + call + " AS " + cast + ")";
        }
    }
}
