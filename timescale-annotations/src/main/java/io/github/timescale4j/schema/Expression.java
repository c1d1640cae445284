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
     * Whether rows are grouped by this.
     *
     * @return {@code false}, if it is computed from the rows of a group
     */
    default boolean isGrouped() {
        return false;
    }

    /**
     * The start of the bucket.
     *
     * @param width the width of a bucket
     * @param timeColumn the source's column of time
     * @param alignment when buckets begin
     */
    record Bucket(TimeInterval width, String timeColumn, Alignment alignment) implements Expression {

        /**
         * Buckets that begin when the server lets them.
         *
         * @param width the width of a bucket
         * @param timeColumn the source's column of time
         */
        public Bucket(TimeInterval width, String timeColumn) {
            this(width, timeColumn, Alignment.NONE);
        }

        @Override
        public String toSql() {
            return "time_bucket(" + width.toSql() + ", " + Identifier.quote(timeColumn) + alignment.arguments() + ")";
        }

        @Override
        public boolean isGrouped() {
            return true;
        }
    }

    /**
     * When buckets begin, where that is not left to the server: at midnight in UTC, weeks on Mondays.
     *
     * @param timezone the name of a region
     * @param origin a moment at which one begins, as a literal in SQL
     * @param offset how much later than by themselves they begin
     */
    record Alignment(
            @Nullable String timezone,
            @Nullable String origin,
            @Nullable TimeInterval offset) {

        /** Nothing of it. */
        public static final Alignment NONE = new Alignment(null, null, null);

        /** The arguments that follow the time; origin and offset have places of their own only beside a time zone. */
        String arguments() {
            if (timezone == null) {
                return (origin == null ? "" : ", " + origin) + (offset == null ? "" : ", " + offset.toSql());
            }
            return ", " + Literal.quote(timezone)
                    + (origin == null ? "" : ", origin => " + origin)
                    + (offset == null ? "" : ", \"offset\" => " + offset.toSql());
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

        @Override
        public boolean isGrouped() {
            return true;
        }
    }

    /**
     * An aggregate function over the rows of a group.
     *
     * @param function the function's name, in lower case
     * @param argument the source's column; {@code null} counts rows
     * @param orderedBy the source's column of time, for the functions that take the first or last value; otherwise {@code null}
     * @param filter which rows it takes: a condition in SQL; {@code null} means all
     * @param cast the type to which the result is cast; {@code null} where the function returns it by itself
     */
    record Measure(
            String function,
            @Nullable String argument,
            @Nullable String orderedBy,
            @Nullable String filter,
            @Nullable String cast)
            implements Expression {

        @Override
        public String toSql() {
            String name = AggregateFunctions.isKnown(function) ? function : Identifier.quote(function);
            String arguments = argument == null
                    ? "*"
                    : Identifier.quote(argument) + (orderedBy == null ? "" : ", " + Identifier.quote(orderedBy));
            String call = name + "(" + arguments + ")" + (filter == null ? "" : " FILTER (WHERE " + filter + ")");
            return cast == null ? call : "CAST(" + call + " AS " + cast + ")";
        }
    }

    /**
     * The average over an aggregate that keeps sums and counts: never the average of averages.
     *
     * @param sum the source's column of sums
     * @param count the source's column of counts
     * @param cast the type to which the result is cast; {@code null} where it has that type by itself
     */
    record Average(String sum, String count, @Nullable String cast) implements Expression {

        @Override
        public String toSql() {
            String quotient = "sum(" + Identifier.quote(sum) + ") / sum(" + Identifier.quote(count) + ")";
            return cast == null ? quotient : "CAST(" + quotient + " AS " + cast + ")";
        }
    }

    /**
     * What a user wrote.
     *
     * @param sql an expression of aggregate functions
     * @param cast the type to which the result is cast
     */
    record Custom(String sql, String cast) implements Expression {

        @Override
        public String toSql() {
            return "CAST(" + sql + " AS " + cast + ")";
        }
    }
}
