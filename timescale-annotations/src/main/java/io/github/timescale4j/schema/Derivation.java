package io.github.timescale4j.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a continuous aggregate follow from those of its source. Who reads a series chooses with it among the aggregates
 * over a table.
 *
 * @param columns the grouping keys, and what is a plain function over a column of the source; nothing else
 * @param filtered whether some rows of the source are left out
 * @param alignment when buckets begin
 * @param materializedOnly whether a query sees only what is materialized
 * @param delay how long before the present buckets may be missing in an aggregate that shows only what is materialized;
 *     {@code null} where that is not known, and where a query sees the newest rows, too
 */
public record Derivation(
        List<DerivedColumn> columns,
        boolean filtered,
        Expression.Alignment alignment,
        boolean materializedOnly,
        @Nullable TimeInterval delay) {

    /**
     * Copies the list.
     *
     * @param columns the grouping keys, and what is a plain function over a column of the source
     * @param filtered whether some rows of the source are left out
     * @param alignment when buckets begin
     * @param materializedOnly whether a query sees only what is materialized
     * @param delay how long before the present buckets may be missing
     */
    public Derivation {
        columns = List.copyOf(columns);
    }

    /**
     * One column of an aggregate.
     *
     * @param column its name
     * @param function the function in lower case; {@code null} for a grouping key
     * @param source the column of the source; {@code null} where rows are counted
     */
    public record DerivedColumn(
            String column,
            @Nullable String function,
            @Nullable String source) {}

    /** What can be said of an aggregate; nothing where somebody wrote the query. */
    static @Nullable Derivation of(AggregateModel model) {
        List<DerivedColumn> columns = new ArrayList<>();
        for (AggregateColumn column : model.columns()) {
            String name = column.column().column();
            if (column.expression() instanceof Expression.Key key) {
                columns.add(new DerivedColumn(name, null, key.name()));
            } else if (column.expression() instanceof Expression.Measure measure && measure.filter() == null) {
                columns.add(new DerivedColumn(name, measure.function(), measure.argument()));
            }
        }
        if (columns.isEmpty() || model.options().query() != null) {
            return null;
        }
        return new Derivation(
                columns,
                model.options().filter() != null,
                model.alignment(),
                model.materializedOnly(),
                model.materializedOnly() ? delay(model) : null);
    }

    /** Until the policy that refreshes the newest buckets has run once more; a bucket waits until it is whole. */
    private static @Nullable TimeInterval delay(AggregateModel model) {
        RefreshPolicy newest = null;
        for (RefreshPolicy policy : model.refreshes()) {
            if (newest == null || newest.reachesBehind(policy.end())) {
                newest = policy;
            }
        }
        if (newest == null || newest.end().axis() != null) {
            return null;
        }
        return newest.end().plus(newest.every()).plus(model.bucket());
    }
}
