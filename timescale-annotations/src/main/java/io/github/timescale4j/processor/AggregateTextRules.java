package io.github.timescale4j.processor;

import io.github.timescale4j.processor.Source.SourceColumn;
import io.github.timescale4j.schema.Expression;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the SQL that users write into aggregates, and gives something else than it seems to say. */
final class AggregateTextRules {

    private static final Pattern BUCKET_ALIAS = Pattern.compile(
            "(?i)\\btime_bucket\\(\\{interval},(?:[^()]|\\([^()]*\\))*\\)\\s+(?:AS\\s+)?(?!FROM\\b)(\"[^\"]+\"|\\w+)");

    private static final Pattern GROUPS =
            Pattern.compile("(?is)\\bGROUP\\s+BY\\b(.*?)(?=\\bHAVING\\b|\\bORDER\\s+BY\\b|$)");

    /** How an expression begins that is an average; a query of one's own has only the name. */
    private static final Pattern AVERAGE = Pattern.compile("(?i)avg(?:\\s*\\(|_)");

    private final ErrorReporter reporter;

    AggregateTextRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(AggregateDeclaration aggregate) {
        DeclaredElement declared = aggregate.declared();
        Source source = aggregate.source();
        checkGroups(declared.annotation(), source);
        for (String member : List.of("sql", "filter")) {
            check(declared.annotation(), member, source);
        }
        for (Component component : declared.components()) {
            AnnotationView annotation = component.aggregate();
            if (annotation != null) {
                check(annotation, "expression", source);
                check(annotation, "filter", source);
            }
        }
    }

    private void check(AnnotationView annotation, String member, Source source) {
        String sql = withoutTexts(annotation.text(member));
        checkAverages(annotation, member, sql, source);
        checkRange(annotation, member, sql, source);
    }

    /** Such a name in GROUP BY is the source's column, whatever the SELECT calls so. */
    private void checkGroups(AnnotationView annotation, Source source) {
        String sql = withoutTexts(annotation.text("sql"));
        Matcher alias = BUCKET_ALIAS.matcher(sql);
        Matcher groups = GROUPS.matcher(sql);
        if (!alias.find() || !groups.find()) {
            return;
        }
        String name = name(alias.group(1));
        boolean taken =
                source.columns().stream().anyMatch(column -> column.name().equals(name));
        boolean grouped = List.of(withoutArguments(groups.group(1)).split(",", -1)).stream()
                .anyMatch(entry -> name(entry.strip()).equals(name));
        if (taken && grouped) {
            reporter.report(
                    Check.A10,
                    annotation.place("sql"),
                    annotation + "(sql) groups by " + name + ", and " + source.simpleName()
                            + " has a column of that name: it is grouped by that, and not by the bucket, which"
                            + " TimescaleDB refuses. Group by the bucket's position, for example GROUP BY 1");
        }
    }

    /** What the structure says is refused; here somebody may mean it. */
    private void checkAverages(AnnotationView annotation, String member, String sql, Source source) {
        if (!source.isAggregate()) {
            return;
        }
        for (SourceColumn column : source.columns()) {
            Pattern call = Pattern.compile("(?i)\\bavg\\s*\\(\\s*(?:[^\\s().]+\\.)?(\"?)" + Pattern.quote(column.name())
                    + "\\1\\s*(?:::[\\w ]+)?\\)");
            Matcher found = call.matcher(sql);
            if (isAverage(column, source) && found.find()) {
                reporter.warn(
                        Check.A04,
                        annotation.place(member),
                        annotation + "(" + member + ") has " + found.group() + ", and column '" + column.name()
                                + "' of "
                                + source.simpleName() + " is an average itself: the average of averages is wrong,"
                                + " because its buckets stand for different numbers of rows. Add a sum and a count to "
                                + source.simpleName() + ", and divide the sum of the one by the sum of the other");
            }
        }
    }

    private static boolean isAverage(SourceColumn column, Source source) {
        return "avg".equals(column.function())
                || (source.aggregate() != null
                        && source.aggregate().columns().stream()
                                .filter(one -> one.column().equals(column.column()))
                                .anyMatch(one -> one.expression() instanceof Expression.Custom custom
                                        && AVERAGE.matcher(custom.sql()).lookingAt()));
    }

    private void checkRange(AnnotationView annotation, String member, String sql, Source source) {
        String name = source.timeColumn().name();
        Matcher found = Pattern.compile("(?i)(?<![\\w\"])(\"?)" + Pattern.quote(name) + "\\1\\s+(?:NOT\\s+)?BETWEEN\\b")
                .matcher(sql);
        if (found.find()) {
            reporter.report(
                    Check.Q02,
                    annotation.place(member),
                    annotation + "(" + member + ") has " + found.group().replaceAll("\\s+", " ")
                            + ": both ends of BETWEEN are within, so a row at the end of one range is counted in the next"
                            + " one, too. Write " + name + " >= ... AND " + name + " < ...");
        }
    }

    /** As the server reads it: without quotes in lower case. */
    private static String name(String written) {
        return written.startsWith("\"") ? written.substring(1, written.length() - 1) : written.toLowerCase(Locale.ROOT);
    }

    /** Names among the arguments of a function are not grouped by. */
    private static String withoutArguments(String sql) {
        String before = sql;
        String after = sql.replaceAll("\\([^()]*\\)", "");
        while (!after.equals(before)) {
            before = after;
            after = before.replaceAll("\\([^()]*\\)", "");
        }
        return after;
    }

    private static String withoutTexts(String sql) {
        return sql.replaceAll("'[^']*'", "''");
    }
}
