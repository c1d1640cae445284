package io.github.timescale4j.processor;

import io.github.timescale4j.processor.Source.Origin;
import io.github.timescale4j.processor.Source.SourceColumn;
import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.Expression;
import io.github.timescale4j.schema.Names;
import io.github.timescale4j.schema.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a component that is an average over an aggregate: sums divided by counts, never the average of averages. */
final class AverageReader {

    private final Source source;
    private final MeasureReader measures;
    private final ErrorReporter reporter;

    AverageReader(Source source, MeasureReader measures, ErrorReporter reporter) {
        this.source = source;
        this.measures = measures;
        this.reporter = reporter;
    }

    /** Whether the source is an aggregate, and these are the words of a column of the hypertable that it comes from. */
    boolean isFor(String words) {
        return source.isAggregate() && root(words).isPresent();
    }

    @Nullable
    AggregateColumn read(Component component, Place place, String words) {
        SourceColumn root = root(words).orElseThrow();
        Optional<SourceColumn> sum = find("sum", root);
        Optional<SourceColumn> count = find("count", root);
        if (count.isEmpty() && !root.column().nullable()) {
            count = find("count", null);
        }
        if (sum.isEmpty() || count.isEmpty()) {
            refuse(component, place, root, sum.isEmpty(), count.isEmpty());
            return null;
        }
        String type = sum.get().type();
        String result = type.equals("real") || type.equals("double precision") ? "double precision" : "numeric";
        if (!MeasureReader.fits(component, result)) {
            measures.refuseType(component, place, "the average of '" + root.name() + "'", result);
            return null;
        }
        measures.warnOfNull(component, root.column().nullable(), "column '" + root.name() + "' may be null");
        boolean exact = SqlTypes.normalize(component.sqlType()).equals(result) && !component.hasExplicitType();
        return new AggregateColumn(
                component.toColumn(),
                new Expression.Average(sum.get().name(), count.get().name(), exact ? null : component.sqlType()));
    }

    private Optional<SourceColumn> root(String words) {
        return source.hypertable().columns().stream()
                .filter(column -> Names.snakeCase(column.property()).equals(words)
                        || column.name().equals(words))
                .findFirst();
    }

    private Optional<SourceColumn> find(String function, @Nullable SourceColumn root) {
        Origin wanted = new Origin(function, root);
        return source.columns().stream()
                .filter(column -> wanted.equals(column.origin()))
                .findFirst();
    }

    private void refuse(Component component, Place place, SourceColumn root, boolean noSum, boolean noCount) {
        String words = root.property().substring(0, 1).toUpperCase(Locale.ROOT)
                + root.property().substring(1);
        List<String> missing = new ArrayList<>();
        if (noSum) {
            missing.add("'sum" + words + "'");
        }
        if (noCount) {
            missing.add("'count" + words + "'");
        }
        reporter.report(
                Check.A04,
                place,
                "component '" + component.property() + "' is the average of '" + root.property() + "', and "
                        + source.simpleName() + " is an aggregate itself: the average of its averages would be wrong,"
                        + " because its buckets stand for different numbers of rows. It is computed from a sum and a"
                        + " count: add " + String.join(" and ", missing) + " to " + source.simpleName());
    }
}
