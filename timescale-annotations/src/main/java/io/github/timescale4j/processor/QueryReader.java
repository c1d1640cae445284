package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateColumn;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Expression;
import io.github.timescale4j.schema.SqlText;
import io.github.timescale4j.schema.TimeInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sql}: the query of an aggregate, where the components cannot say it. */
final class QueryReader {

    private static final String SOURCE = "{source}";
    private static final String INTERVAL = "{interval}";
    private static final List<String> INSTEAD = List.of("filter", "timezone", "origin", "offset");

    /** What TimescaleDB refuses in every release, or in those before 2.20. */
    private static final Pattern REFUSED = Pattern.compile(
            "(?i)\\b(?:SELECT\\s+DISTINCT|LIMIT|OFFSET|UNION|INTERSECT|EXCEPT|GROUPING\\s+SETS|ROLLUP|CUBE|RIGHT\\s+(?:OUTER\\s+)?JOIN"
                    + "|FULL\\s+(?:OUTER\\s+)?JOIN|TABLESAMPLE|OVER\\s*\\(|INTO|WITH\\s+(?:NO\\s+)?DATA)"
                    + "|\\(\\s*SELECT\\b");

    private final ErrorReporter reporter;

    QueryReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** The query, or {@code null} if it is wrong, which is reported. */
    @Nullable
    String read(AnnotationView annotation, Source source, TimeInterval width) {
        for (String member : INSTEAD) {
            if (!annotation.text(member).isEmpty()) {
                report(annotation, member, annotation.show(member) + " says nothing beside sql. Write it into that");
                return null;
            }
        }
        try {
            String sql = SqlText.check(annotation.text("sql"));
            String bare = sql.replaceAll("'[^']*'", "''").replaceAll("\"[^\"]*\"", "\"\"");
            Matcher refused = REFUSED.matcher(bare);
            if (!bare.toUpperCase(Locale.ROOT).startsWith("SELECT")) {
                throw new IllegalArgumentException("it is one SELECT, without WITH before it");
            }
            if (refused.find()) {
                throw new IllegalArgumentException("TimescaleDB takes no aggregate with "
                        + refused.group().strip().toUpperCase(Locale.ROOT));
            }
            if (!bare.contains(SOURCE) || !bare.contains("time_bucket(" + INTERVAL + ",")) {
                throw new IllegalArgumentException("it reads FROM " + SOURCE + ", grouped by time_bucket(" + INTERVAL
                        + ", ...): that is what policies and checks go by");
            }
            return sql.replace(SOURCE, source.relation().quoted()).replace(INTERVAL, width.toSql());
        } catch (IllegalArgumentException e) {
            report(annotation, "sql", annotation + "(sql): " + e.getMessage());
            return null;
        }
    }

    /** The columns: the first of a time type is the bucket, those named like a column of the source are keys. */
    Optional<List<AggregateColumn>> columns(DeclaredElement declared, Source source, TimeInterval width) {
        List<AggregateColumn> columns = new ArrayList<>();
        boolean bucket = false;
        for (Component component : declared.components()) {
            AnnotationView aggregate = component.aggregate();
            if (aggregate != null) {
                reporter.report(
                        Check.T30,
                        aggregate.place(),
                        aggregate + " on component '" + component.property()
                                + "' says nothing, because sql says what the component is. Take it away");
            }
            DeclaredColumn column = component.toColumn();
            if (component.sqlType().isEmpty()) {
                return Optional.empty();
            }
            if (!bucket && isBucket(component, source)) {
                bucket = true;
                checkBucket(component, source);
                columns.add(new AggregateColumn(
                        column, new Expression.Bucket(width, source.timeColumn().name())));
            } else {
                columns.add(new AggregateColumn(column, expression(component, source)));
            }
        }
        if (!bucket) {
            report(
                    declared.annotation(),
                    "sql",
                    declared.annotation() + " on " + declared.simpleName()
                            + ": no component is the bucket. Add one of a time type, in its place among the columns");
        }
        return bucket ? Optional.of(columns) : Optional.empty();
    }

    /** Where the time is a number, other columns of the source may be numbers as well. */
    private static boolean isBucket(Component component, Source source) {
        return source.isBucket(component)
                && (source.axis().number() == null
                        || source.find(component.property())
                                .map(source.timeColumn()::equals)
                                .orElse(true));
    }

    private void checkBucket(Component component, Source source) {
        if (!MeasureReader.fits(component, source.timeColumn().type())) {
            reporter.report(
                    Check.A05,
                    component.place(),
                    "component '" + component.property() + "' is " + JavaTypes.show(component.type())
                            + ", and as the bucket it has the type of column '"
                            + source.timeColumn().name() + "' of " + source.simpleName() + ", which is "
                            + source.timeColumn().type() + ". Give it the type that '"
                            + source.timeColumn().property() + "' has there");
        }
    }

    private static Expression expression(Component component, Source source) {
        return source.find(component.property())
                .filter(column -> column.function() == null)
                .<Expression>map(column -> new Expression.Key(column.name()))
                .orElse(new Expression.Custom(component.name(), component.sqlType()));
    }

    private void report(AnnotationView annotation, String member, String message) {
        reporter.report(Check.A16, annotation.place(member), message);
    }
}
