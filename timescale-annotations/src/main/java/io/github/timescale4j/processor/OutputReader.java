package io.github.timescale4j.processor;

import io.github.timescale4j.processor.Source.SourceColumn;
import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.AggregateFunctions;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Expression;
import io.github.timescale4j.schema.Names;
import io.github.timescale4j.schema.Suggestions;
import io.github.timescale4j.schema.TimeInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what each component of an aggregate is: the bucket, a grouping key, or a function over a column of the source. */
final class OutputReader {

    private final DeclaredElement declared;
    private final Source source;
    private final TimeInterval width;
    private final Expression.Alignment alignment;
    private final AverageReader averages;
    private final OptionReader options;
    private final ErrorReporter reporter;
    private final MeasureReader measures;
    private boolean incomplete;

    OutputReader(
            DeclaredElement declared,
            Source source,
            TimeInterval width,
            Expression.Alignment alignment,
            ErrorReporter reporter) {
        this.declared = declared;
        this.source = source;
        this.width = width;
        this.reporter = reporter;
        this.measures = new MeasureReader(source, reporter);
        this.alignment = alignment;
        this.averages = new AverageReader(source, measures, reporter);
        this.options = new OptionReader(reporter);
    }

    /** All columns in the order of the components, or nothing if one is wrong, which is reported. */
    Optional<List<AggregateColumn>> read() {
        List<AggregateColumn> columns = new ArrayList<>();
        List<Component> buckets = new ArrayList<>();
        for (Component component : declared.components()) {
            AggregateColumn column = component.sqlType().isEmpty() ? null : column(component);
            if (column == null) {
                incomplete = true;
            } else {
                columns.add(column);
                if (column.expression() instanceof Expression.Bucket) {
                    buckets.add(component);
                }
            }
        }
        if (buckets.size() > 1 || (buckets.isEmpty() && !incomplete)) {
            refuseBuckets(buckets);
            incomplete = true;
        }
        return incomplete ? Optional.empty() : Optional.of(columns);
    }

    private @Nullable AggregateColumn column(Component component) {
        if (component.aggregate() != null) {
            return explicit(component, component.aggregate());
        }
        String words = Names.snakeCase(component.property());
        if (words.startsWith("avg_") && averages.isFor(words.substring("avg_".length()))) {
            return averages.read(component, component.place(), words.substring("avg_".length()));
        }
        Optional<SourceColumn> same = source.find(component.property()).or(() -> source.find(component.name()));
        if (same.isPresent()) {
            return named(component, same.get());
        }
        for (String function : AggregateFunctions.PREFIXES) {
            Optional<SourceColumn> argument = words.startsWith(function + "_")
                    ? argument(words.substring(function.length() + 1))
                    : Optional.empty();
            if (argument.isPresent()) {
                return measures.read(component, component.place(), function, argument.get(), null);
            }
        }
        if (words.equals("count")) {
            return measures.countRows(component, component.place(), null);
        }
        return source.isBucket(component) ? bucket(component) : refuse(component);
    }

    private Optional<SourceColumn> argument(String words) {
        return source.columns().stream()
                .filter(column -> Names.snakeCase(column.property()).equals(words)
                        || column.name().equals(words))
                .findFirst();
    }

    private @Nullable AggregateColumn named(Component component, SourceColumn column) {
        if (column.equals(source.timeColumn())) {
            return bucket(component);
        }
        String function = column.function();
        if (function == null) {
            return key(component, column);
        }
        // Over an aggregate, maxValue is the greatest maxValue: as a grouping key it would make no sense.
        String composed = AggregateFunctions.composed(function);
        return measures.read(component, component.place(), composed == null ? function : composed, column, null);
    }

    private @Nullable AggregateColumn explicit(Component component, AnnotationView aggregate) {
        if (!aggregate.text("expression").isEmpty()) {
            return expression(component, aggregate);
        }
        String filter = options.sql(aggregate, "filter");
        if (filter == null && !aggregate.text("filter").isEmpty()) {
            return null;
        }
        String function = aggregate.text("function").strip().toLowerCase(Locale.ROOT);
        String name = aggregate.text("column");
        if (!function.matches("[a-z_][a-z0-9_]{0,62}")) {
            reporter.report(
                    Check.A14,
                    aggregate.place("function"),
                    aggregate.show("function") + " is not the name of a function: write it without arguments and"
                            + " parentheses, for example \"max\"");
            return null;
        }
        if (name.isEmpty() && function.equals("count")) {
            return measures.countRows(component, aggregate.place("function"), filter);
        }
        if (function.equals("avg") && filter == null && averages.isFor(Names.snakeCase(name))) {
            return averages.read(component, aggregate.place("function"), Names.snakeCase(name));
        }
        Optional<SourceColumn> column = source.find(name);
        if (column.isEmpty()) {
            reporter.report(
                    Check.A12,
                    aggregate.place("column"),
                    aggregate.show("column") + ": " + describeSource()
                            + Suggestions.didYouMean(name, source.properties()));
            return null;
        }
        return measures.read(component, aggregate.place("function"), function, column.get(), filter);
    }

    private @Nullable AggregateColumn expression(Component component, AnnotationView aggregate) {
        for (String member : List.of("function", "column", "filter")) {
            if (!aggregate.text(member).isEmpty()) {
                reporter.report(
                        Check.A14,
                        aggregate.place(member),
                        aggregate.show(member)
                                + " says nothing beside an expression. Leave it out, or write it into the"
                                + " expression");
                return null;
            }
        }
        String sql = options.sql(aggregate, "expression");
        return sql == null
                ? null
                : new AggregateColumn(component.toColumn(), new Expression.Custom(sql, component.sqlType()));
    }

    private @Nullable AggregateColumn bucket(Component component) {
        SourceColumn column = source.bucketColumn();
        return sameType(component, column, "the bucket")
                ? new AggregateColumn(
                        retyped(component, column),
                        new Expression.Bucket(width, source.timeColumn().name(), alignment))
                : null;
    }

    private @Nullable AggregateColumn key(Component component, SourceColumn column) {
        if (!sameType(component, column, "a grouping key")) {
            return null;
        }
        warnOfMoments(component, column);
        measures.warnOfNull(component, column.column().nullable(), "column '" + column.name() + "' may be null");
        return new AggregateColumn(retyped(component, column), new Expression.Key(column.name()));
    }

    /** A date groups by the day, but hardly two rows have the same instant. */
    private void warnOfMoments(Component component, SourceColumn column) {
        if (component.isTime() && !column.type().equals("date")) {
            String name = component.property();
            String last = "last" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
            reporter.report(
                    Check.A17,
                    component.place(),
                    "component '" + name + "' is a grouping key, because " + source.simpleName() + " has a column '"
                            + column.name()
                            + "': every moment in it becomes a group of its own. Aggregate it, for example"
                            + " as '" + last + "', or leave it out");
        }
    }

    private boolean sameType(Component component, SourceColumn column, String role) {
        boolean same = MeasureReader.fits(component, column.type());
        if (!same) {
            reporter.report(
                    Check.A05,
                    component.place(),
                    "component '" + component.property() + "' is " + JavaTypes.show(component.type()) + ", and as "
                            + role
                            + " it has the type of column '" + column.name() + "' of " + source.simpleName()
                            + ", which is " + column.type() + ". Give it the type that '" + column.property()
                            + "' has there");
        }
        return same;
    }

    private static DeclaredColumn retyped(Component component, SourceColumn column) {
        return new DeclaredColumn(
                component.property(), component.name(), column.column().sqlType(), component.nullable());
    }

    private @Nullable AggregateColumn refuse(Component component) {
        String property = component.property();
        List<String> candidates = Stream.concat(
                        Stream.concat(source.properties().stream(), Stream.of("count")),
                        AggregateFunctions.PREFIXES.stream()
                                .flatMap(function -> source.properties().stream()
                                        .map(name -> function
                                                + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + name.substring(1))))
                .toList();
        reporter.report(
                Check.A12,
                component.place(),
                "component '" + property + "' of " + declared.simpleName()
                        + " is neither a column of its source nor a function over one, as avgValue is: "
                        + describeSource()
                        + Suggestions.didYouMean(property, candidates)
                        + " Or say what it is with @Aggregate(function = \"...\", column = \"...\")");
        return null;
    }

    private String describeSource() {
        return source.simpleName() + " has " + String.join(", ", source.properties()) + ".";
    }

    private void refuseBuckets(List<Component> buckets) {
        AnnotationView annotation = declared.annotation();
        String names =
                buckets.stream().map(bucket -> "'" + bucket.property() + "'").collect(Collectors.joining(", "));
        reporter.report(
                Check.A13,
                annotation.place(),
                annotation + " on " + declared.simpleName() + ": "
                        + (buckets.isEmpty()
                                ? "no component is the bucket. Add one of type Instant, or of whatever type '"
                                        + source.timeColumn().property() + "' of " + source.simpleName() + " has"
                                : names
                                        + " could all be the bucket. Leave one of them, and say what the others are with"
                                        + " @Aggregate, for example @Aggregate(function = \"max\", column = \""
                                        + source.timeColumn().property() + "\")"));
    }
}
