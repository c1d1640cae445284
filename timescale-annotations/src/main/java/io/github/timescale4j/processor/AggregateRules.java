package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;
import io.github.timescale4j.schema.Expression.Alignment;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TableStatement;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What TimescaleDB would refuse in the buckets of a continuous aggregate, some of it only when it is first refreshed. */
final class AggregateRules {

    private static final long DAY = new TimeInterval(0, 1, 0).atLeastMicroseconds();

    private static final Pattern UNSTABLE = Pattern.compile(
            "(?i)\\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random|gen_random_uuid|to_char"
                    + "|date_trunc)\\s*\\(|\\b(?:current_date|current_time|current_timestamp|localtime|localtimestamp)\\b"
                    + "|::\\s*date\\b");

    private static final Pattern QUERY = Pattern.compile("(?i)\\b(OVER)\\s*\\(|\\(\\s*SELECT\\b");

    private final ErrorReporter reporter;

    AggregateRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(AggregateDeclaration aggregate) {
        AnnotationView annotation = aggregate.declared().annotation();
        Source source = aggregate.source();
        TimeInterval bucket = aggregate.model().bucket();
        checkAnnotations(aggregate.declared());
        checkRowSecurity(annotation, source);
        checkExpressions(aggregate.declared());
        checkChunks(annotation, aggregate.model().options().chunkInterval());
        if (bucket.months() != 0 && (bucket.days() != 0 || bucket.microseconds() != 0)) {
            report(Check.A02, annotation, "a bucket is months, or days and hours, but not both");
        } else if (bucket.microseconds() != 0
                && SqlTypes.normalize(source.timeColumn().type()).equals("date")) {
            report(
                    Check.A02,
                    annotation,
                    "time column '" + source.timeColumn().name() + "' of " + source.simpleName()
                            + " is LocalDate, so a bucket holds whole days. Write it like 1d or 7d");
        } else if (source.aggregate() != null) {
            checkWidths(annotation, bucket, source.aggregate());
            checkAlignment(aggregate, source.aggregate());
        }
    }

    private void checkRowSecurity(AnnotationView annotation, Source source) {
        AnnotationView table = source.declared().annotation();
        if (!source.isAggregate() && table.texts("sql").stream().anyMatch(TableStatement::isRowSecurity)) {
            reporter.report(
                    Check.C06,
                    annotation.place("source"),
                    annotation.show("source")
                            + " has row level security, which an aggregate would go around: TimescaleDB"
                            + " refuses it (0A000). Leave the policy there out, and give rights on the aggregate instead");
        }
    }

    private void checkAnnotations(DeclaredElement declared) {
        AnnotationView partition = declared.partition();
        if (partition != null) {
            reporter.report(
                    Check.T30,
                    partition.place(),
                    partition + " on the aggregate " + declared.simpleName()
                            + " says nothing: TimescaleDB partitions its buckets as it does the source. Take it away");
        }
        for (Component component : declared.components()) {
            AnnotationView column = component.column();
            for (String member : List.of("defaultValue", "check", "references")) {
                if (column != null && column.isExplicit(member)) {
                    reporter.report(
                            Check.T30,
                            column.place(member),
                            column.show(member) + " on component '" + component.property()
                                    + "' of an aggregate says nothing: nobody writes into it. Take it away");
                }
            }
        }
    }

    /** Up to 2.19 the server refuses these in the columns, and takes them in the condition; later it takes both. */
    private void checkExpressions(DeclaredElement declared) {
        checkExpression(declared, declared.annotation(), "filter");
        checkExpression(declared, declared.annotation(), "sql");
        refuseQueries(declared.annotation(), "filter");
        for (Component component : declared.components()) {
            AnnotationView aggregate = component.aggregate();
            if (aggregate != null) {
                checkExpression(declared, aggregate, "expression");
                checkExpression(declared, aggregate, "filter");
                refuseQueries(aggregate, "expression");
                refuseQueries(aggregate, "filter");
            }
        }
    }

    private void checkExpression(DeclaredElement declared, AnnotationView annotation, String member) {
        Matcher found = UNSTABLE.matcher(annotation.text(member).replaceAll("'[^']*'", "''"));
        if (!found.find()) {
            return;
        }
        String message = annotation.show(member) + " has " + found.group().strip()
                + ", which depends on when, or in which session's time zone, it is computed: what is materialized stays"
                + " as it was at the refresh. Take it out, and ask for it when you read";
        boolean condition = member.equals("filter") && annotation == declared.annotation();
        boolean refused = condition
                ? !declared.target().version().atLeast(Feature.UNSTABLE_EXPRESSION.since())
                : declared.lacks(Feature.UNSTABLE_EXPRESSION);
        if (refused) {
            reporter.report(Check.A06, annotation.place(member), message);
        } else {
            reporter.warn(Check.A06, annotation.place(member), message);
        }
    }

    /** In {@code sql} these are refused with the rest of what no query of an aggregate has. */
    private void refuseQueries(AnnotationView annotation, String member) {
        Matcher found = QUERY.matcher(annotation.text(member).replaceAll("'[^']*'", "''"));
        if (found.find()) {
            reporter.report(
                    Check.A16,
                    annotation.place(member),
                    annotation.show(member) + " has "
                            + (found.group(1) == null ? "a query of its own" : "a window function")
                            + ", which TimescaleDB takes in no aggregate (0A000). Take it out, and ask for it when you read");
        }
    }

    private void checkChunks(AnnotationView annotation, @Nullable TimeInterval chunk) {
        if (chunk != null && chunk.months() != 0) {
            reporter.report(
                    Check.T05,
                    annotation.place("chunkInterval"),
                    annotation.show("chunkInterval") + ": TimescaleDB has no chunks of months, and counts 30 days for"
                            + " each. Write the days, for example \"30d\"");
        }
    }

    private void checkAlignment(AggregateDeclaration aggregate, AggregateModel source) {
        AnnotationView annotation = aggregate.declared().annotation();
        Alignment own = aggregate.model().alignment();
        Alignment part = source.alignment();
        String zone = own.timezone();
        boolean sameZone = part.timezone() == null || part.timezone().equals(zone);
        if (!sameZone || !Objects.equals(own.origin(), part.origin()) || !Objects.equals(own.offset(), part.offset())) {
            reporter.report(
                    Check.A03,
                    annotation.place(),
                    annotation + " on " + aggregate.declared().simpleName() + ": the buckets of '" + source.relation()
                            + "' begin at other moments, and a whole number of them must fit. Give both the same"
                            + " timezone, origin and offset");
        } else if (zone != null && part.timezone() == null && !AlignmentReader.fits(zone, source.bucket())) {
            reporter.report(
                    Check.A03,
                    annotation.place("timezone"),
                    annotation.show("timezone") + ": days begin there within a bucket of '" + source.relation() + "' ("
                            + source.bucket() + ", in UTC). Give both the same timezone, or make the buckets there 15"
                            + " minutes wide");
        }
    }

    private void checkWidths(AnnotationView annotation, TimeInterval bucket, AggregateModel source) {
        TimeInterval part = source.bucket();
        boolean whole = part.months() != 0
                ? bucket.months() != 0 && bucket.months() % part.months() == 0
                : bucket.months() != 0
                        ? DAY % part.atLeastMicroseconds() == 0
                        : bucket.atLeastMicroseconds() % part.atLeastMicroseconds() == 0;
        if (!whole) {
            report(
                    Check.A03,
                    annotation,
                    "the buckets of '" + source.relation() + "' are " + part
                            + " wide, and a whole number of them must fit. Make interval a multiple of that");
        }
    }

    private void report(Check check, AnnotationView annotation, String message) {
        reporter.report(check, annotation.place("interval"), annotation.show("interval") + ": " + message);
    }
}
