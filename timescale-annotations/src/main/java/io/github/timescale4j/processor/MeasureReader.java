package io.github.timescale4j.processor;

import io.github.timescale4j.processor.Source.SourceColumn;
import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.AggregateFunctions;
import io.github.timescale4j.schema.Expression.Measure;
import io.github.timescale4j.schema.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Reads a component that is a function over a column of the source, and sees to it that the component can hold the result. */
final class MeasureReader {

    private final Source source;
    private final ErrorReporter reporter;

    MeasureReader(Source source, ErrorReporter reporter) {
        this.source = source;
        this.reporter = reporter;
    }

    /** {@code count(*)}. */
    @Nullable
    AggregateColumn countRows(Component component, Place place, @Nullable String filter) {
        if (source.isAggregate()) {
            refuseComposition(component, place, "count", "rows");
            return null;
        }
        return measure(component, place, "count", null, filter);
    }

    @Nullable
    AggregateColumn read(
            Component component, Place place, String function, SourceColumn argument, @Nullable String filter) {
        if (source.isAggregate() && !AggregateFunctions.composes(function, argument.function())) {
            refuseComposition(component, place, function, argument.name());
            return null;
        }
        if (!AggregateFunctions.accepts(function, argument.type())) {
            reporter.report(
                    Check.A14,
                    place,
                    "component '" + component.property() + "': PostgreSQL has no " + function + "(" + argument.type()
                            + "), and column '" + argument.name() + "' of " + source.simpleName() + " is "
                            + argument.type() + ". Use another function, such as count or last");
            return null;
        }
        AggregateColumn column = measure(component, place, function, argument, filter);
        if (column != null && !function.equals("count")) {
            warnOfNull(
                    component,
                    argument.column().nullable() || AggregateFunctions.needsTwoRows(function) || filter != null,
                    AggregateFunctions.needsTwoRows(function)
                            ? function + " of one row is null"
                            : filter != null
                                    ? "no row may fulfil the filter"
                                    : "column '" + argument.name() + "' may be null");
        }
        return column;
    }

    private void refuseComposition(Component component, Place place, String function, String argument) {
        String hint = function.equals("count")
                ? "Add a count to " + source.simpleName() + ", and take the sum of that here"
                : "Add sums and counts to " + source.simpleName()
                        + ", take the sums of these here, and divide where you read; or aggregate the hypertable itself";
        reporter.report(
                Check.A04,
                place,
                "component '" + component.property() + "' is " + function + " of '" + argument + "', and "
                        + source.simpleName() + " is an aggregate itself: its buckets stand for different numbers of"
                        + " rows, so this would be wrong, as the average of averages is. " + hint);
    }

    private @Nullable AggregateColumn measure(
            Component component,
            Place place,
            String function,
            @Nullable SourceColumn argument,
            @Nullable String filter) {
        String type = argument == null ? "" : argument.type();
        String result = AggregateFunctions.result(function, type);
        boolean sumOfLongs = function.equals("sum") && type.equals("bigint");
        String wanted = SqlTypes.normalize(component.sqlType());
        if (result != null && !fits(component, result) && !(sumOfLongs && wanted.equals("bigint"))) {
            refuseType(component, place, function + "(" + (argument == null ? "*" : type) + ")", result);
            return null;
        }
        boolean exact = component.hasExplicitType()
                ? argument != null
                        && component.sqlType().equals(argument.column().sqlType())
                        && type.equals(result)
                : wanted.equals(result);
        boolean byTime = function.equals("first") || function.equals("last");
        return new AggregateColumn(
                component.toColumn(),
                new Measure(
                        function,
                        argument == null ? null : argument.name(),
                        byTime ? source.timeColumn().name() : null,
                        filter,
                        exact ? null : component.sqlType()));
    }

    /** Reports that a component cannot hold a result. */
    void refuseType(Component component, Place place, String result, String type) {
        reporter.report(
                Check.A05,
                place,
                "component '" + component.property() + "' is " + JavaTypes.show(component.type()) + " ("
                        + SqlTypes.normalize(component.sqlType()) + "), which cannot hold " + result + ": that is "
                        + type + ". Use " + javaType(type));
    }

    /** Whether a component can hold a type, or its own annotation says that it shall. */
    static boolean fits(Component component, String type) {
        return component.hasExplicitType() || SqlTypes.canHold(SqlTypes.normalize(component.sqlType()), type);
    }

    void warnOfNull(Component component, boolean mayBeNull, String reason) {
        if (mayBeNull && !component.nullable()) {
            reporter.report(
                    Check.A15,
                    component.place(),
                    "component '" + component.property() + "' does not take null, but " + reason
                            + ". Annotate it with @Nullable"
                            + (component.type().getKind().isPrimitive() ? ", and give it a type that takes null" : ""));
        }
    }

    private static String javaType(String type) {
        return switch (type) {
            case "bigint" -> "long";
            case "numeric" -> "BigDecimal or double";
            case "double precision" -> "double";
            case "real" -> "float or double";
            case "boolean" -> "boolean";
            default -> "the type that the source's component has";
        };
    }
}
