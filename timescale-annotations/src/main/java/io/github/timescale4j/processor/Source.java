package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Expression;
import io.github.timescale4j.schema.Expression.Measure;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a continuous aggregate reads: a table, or another aggregate.
 *
 * @param declared the source's type
 * @param relation the table or view
 * @param columns its columns, in order
 * @param timeColumn its column of time
 * @param axis on what its intervals are measured
 * @param retention how long it keeps its rows; {@code null} means for ever
 * @param aggregate what it says if it is an aggregate, otherwise {@code null}
 * @param parent what it reads itself if it is an aggregate, otherwise {@code null}
 */
record Source(
        DeclaredElement declared,
        RelationName relation,
        List<SourceColumn> columns,
        SourceColumn timeColumn,
        TimeAxis axis,
        @Nullable TimeInterval retention,
        @Nullable AggregateModel aggregate,
        @Nullable Source parent) {

    /**
     * A column of a source.
     *
     * @param column its name and type
     * @param function the function that it is the result of, if the source is an aggregate and it is one; otherwise {@code null}
     * @param origin what of the hypertable's rows it is the sum or the count of, if that is known
     */
    record SourceColumn(
            DeclaredColumn column,
            @Nullable String function,
            @Nullable Origin origin) {

        String property() {
            return column.property();
        }

        String name() {
            return column.column();
        }

        String type() {
            return SqlTypes.normalize(column.sqlType());
        }
    }

    /**
     * What a column of an aggregate, or of an aggregate over that, was computed from in the end.
     *
     * @param function the function over the hypertable's rows
     * @param root the hypertable's column; {@code null} for the rows themselves
     */
    record Origin(String function, @Nullable SourceColumn root) {}

    static Source of(TableDeclaration table) {
        List<SourceColumn> columns = table.model().columns().stream()
                .map(column -> new SourceColumn(column, null, null))
                .toList();
        return new Source(
                table.declared(),
                table.model().relation(),
                columns,
                named(columns, table.model().timeColumn()),
                table.axis(),
                table.model().retention(),
                null,
                null);
    }

    static Source of(AggregateDeclaration aggregate) {
        AggregateModel model = aggregate.model();
        List<SourceColumn> columns = model.columns().stream()
                .map(column -> new SourceColumn(column.column(), function(column), origin(column, aggregate.source())))
                .toList();
        return new Source(
                aggregate.declared(),
                model.relation(),
                columns,
                named(columns, model.bucketColumn().column()),
                aggregate.source().axis(),
                model.retention(),
                model,
                aggregate.source());
    }

    private static @Nullable String function(AggregateColumn column) {
        Expression expression = column.expression();
        return expression instanceof Measure measure
                ? measure.function()
                : expression.isGrouped() ? null : expression instanceof Expression.Average ? "avg" : "expression";
    }

    private static @Nullable Origin origin(AggregateColumn column, Source from) {
        if (!(column.expression() instanceof Measure measure) || measure.filter() != null) {
            return null;
        }
        String name = measure.argument();
        if (name == null) {
            return new Origin(measure.function(), null);
        }
        SourceColumn argument = named(from.columns(), name);
        Origin origin = argument.origin();
        if (argument.function() == null) {
            return new Origin(measure.function(), argument);
        }
        boolean summed = origin != null && List.of("sum", "count").contains(origin.function());
        return summed && measure.function().equals("sum") ? origin : null;
    }

    /** The hypertable at the beginning. */
    Source hypertable() {
        return parent == null ? this : parent.hypertable();
    }

    private static SourceColumn named(List<SourceColumn> columns, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Finds a column by the component's name, or by its own. */
    Optional<SourceColumn> find(String name) {
        return columns.stream()
                .filter(column -> column.property().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst());
    }

    /** What a bucket of it is in an aggregate: buckets of UUIDs are moments. */
    SourceColumn bucketColumn() {
        return timeColumn.type().equals("uuid")
                ? new SourceColumn(
                        new DeclaredColumn(timeColumn.property(), timeColumn.name(), "timestamptz", false), null, null)
                : timeColumn;
    }

    /** Whether a component that is nothing else is the bucket. */
    boolean isBucket(Component component) {
        return axis.number() == null
                ? component.isTime()
                : SqlTypes.normalize(component.sqlType()).equals(timeColumn.type());
    }

    boolean isAggregate() {
        return aggregate != null;
    }

    String simpleName() {
        return declared.simpleName();
    }

    List<String> properties() {
        return columns.stream().map(SourceColumn::property).toList();
    }
}
