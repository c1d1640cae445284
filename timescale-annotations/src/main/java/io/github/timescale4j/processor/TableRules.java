package io.github.timescale4j.processor;

import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.SpacePartition;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TimeInterval;
import java.util.Set;

/** What TimescaleDB would refuse in a hypertable, or take without a word and be slow with. */
final class TableRules {

    private static final int MANY_CHUNKS = 1_000;
    private static final int TOO_MANY_CHUNKS = 3_000;
    static final Set<String> SURROGATES = Set.of("id", "uuid", "guid");

    private final ErrorReporter reporter;

    TableRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table) {
        checkTimeType(table);
        checkTimeNull(table);
        checkChunks(table);
        checkRetention(table);
        for (Component component : table.declared().components()) {
            checkColumn(component, component.equals(table.time()));
        }
    }

    private void checkTimeType(TableDeclaration table) {
        Component time = table.time();
        String type = SqlTypes.normalize(time.sqlType());
        boolean countable = NumberAxis.TYPES.contains(type) || type.equals("uuid");
        if (countable && table.declared().annotation().isExplicit("timeColumn")) {
            return; // AxisRules has its own
        }
        if (type.equals("timestamp")) {
            reporter.report(
                    Check.T15,
                    time.place(),
                    "time column '" + time.name()
                            + "' is LocalDateTime, which has no time zone: its values mean another"
                            + " instant on every server, and some hours exist twice a year or never. Use Instant");
        } else if (!time.isTime() && !type.isEmpty()) {
            reporter.report(
                    Check.T01,
                    time.place(),
                    "time column '" + time.name() + "' is " + JavaTypes.show(time.type()) + ": "
                            + (countable
                                    ? "that is a time only where the declaration says so. Name it with timeColumn = \""
                                            + time.name() + "\", or use Instant"
                                    : "TimescaleDB cannot partition by " + type
                                            + ". Use Instant, OffsetDateTime, ZonedDateTime or LocalDate"));
        }
    }

    private void checkTimeNull(TableDeclaration table) {
        Component time = table.time();
        if (time.nullable()) {
            reporter.report(
                    Check.T02,
                    time.place(),
                    "time column '" + time.name()
                            + "' is @Nullable, but TimescaleDB makes it NOT NULL. Take the annotation" + " away");
        }
    }

    private void checkChunks(TableDeclaration table) {
        AnnotationView annotation = table.declared().annotation();
        TimeInterval chunk = table.model().chunkInterval();
        if (chunk.microseconds() != 0
                && SqlTypes.normalize(table.time().sqlType()).equals("date")) {
            reporter.report(
                    Check.T03,
                    annotation.place("partitionBy"),
                    annotation.show("partitionBy") + ": time column '"
                            + table.time().name()
                            + "' is LocalDate, so a chunk holds whole days. Write it like 1d or 7d");
        }
        if (chunk.months() != 0) {
            reporter.report(
                    Check.T05,
                    annotation.place("partitionBy"),
                    annotation.show("partitionBy") + ": TimescaleDB has no chunks of months, and counts 30 days for"
                            + " each. Write the days, for example \"30d\"");
        }
    }

    private void checkRetention(TableDeclaration table) {
        AnnotationView annotation = table.declared().annotation();
        TimeInterval chunk = table.model().chunkInterval();
        TimeInterval retention = table.model().retention();
        if (retention == null) {
            return;
        }
        if (retention.mayBeShorterThan(chunk)) {
            reporter.report(
                    Check.T07,
                    annotation.place("retention"),
                    annotation.show("retention") + " is shorter than a chunk (" + chunk
                            + "). Only whole chunks are dropped, so rows would live far longer than that. Make"
                            + " partitionBy shorter, or retention longer");
            return;
        }
        checkNumber(table, annotation, retention, chunk);
    }

    private void checkNumber(
            TableDeclaration table, AnnotationView annotation, TimeInterval retention, TimeInterval chunk) {
        SpacePartition partition = table.model().options().partition();
        long slices = retention.atMostMicroseconds() / chunk.atLeastMicroseconds();
        long chunks = slices * (partition == null ? 1 : partition.partitions());
        if (chunks <= MANY_CHUNKS || annotation.flag("expectManyChunks")) {
            return;
        }
        String message = annotation.show("retention") + " with chunks of " + chunk + " keeps about " + chunks
                + " chunks: every change of the table locks each of them, and the server's lock table is"
                + " too small for that by default. Make partitionBy longer";
        if (chunks <= TOO_MANY_CHUNKS) {
            reporter.warn(Check.T06, annotation.place("retention"), message);
        } else {
            reporter.report(
                    Check.T06,
                    annotation.place("retention"),
                    message + ", or raise max_locks_per_transaction on the server and say expectManyChunks = true");
        }
    }

    private void checkColumn(Component component, boolean time) {
        AnnotationView aggregate = component.aggregate();
        if (aggregate != null) {
            reporter.report(
                    Check.T30,
                    aggregate.place(),
                    aggregate + " on component '" + component.property()
                            + "' of a table says nothing: a table holds what is written into it. Take it away, or make"
                            + " the type a @ContinuousAggregate");
        }
        if (!time && component.sqlType().equals("uuid") && SURROGATES.contains(component.name())) {
            reporter.report(
                    Check.T21,
                    component.place(),
                    "component '" + component.property() + "' looks like a surrogate key. A hypertable cannot make it"
                            + " unique without the time, and its index costs more than the rows. Leave it out: a row is"
                            + " known by its time and by what was measured");
        }
        if (component.isJson()) {
            reporter.report(
                    Check.T22,
                    component.place(),
                    "component '" + component.property() + "' holds unstructured data (" + component.sqlType()
                            + "), which is large, slow to query and cannot be aggregated. Give the values that you query"
                            + " components of their own");
        }
    }
}
