package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Feature;
import java.util.List;
import java.util.regex.Pattern;

/** What the servers do not have on which a declaration has to run. */
final class TargetRules {

    private static final Pattern OUTER_JOIN = Pattern.compile("(?i)\\bLEFT\\s+(?:OUTER\\s+)?JOIN\\b");

    private final ErrorReporter reporter;

    TargetRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table) {
        AnnotationView annotation = table.declared().annotation();
        if (annotation.isExplicit("retention") && table.model().retention() != null) {
            refuseApache(table.declared(), annotation.place("retention"), annotation.show("retention"));
        }
        if (annotation.isExplicit("reorderBy") && table.model().options().reorderIndex() != null) {
            refuseApache(table.declared(), annotation.place("reorderBy"), annotation.show("reorderBy"));
        }
        checkColumnstore(table.declared());
    }

    void check(AggregateDeclaration aggregate) {
        DeclaredElement declared = aggregate.declared();
        AnnotationView annotation = declared.annotation();
        refuseApache(declared, annotation.place(), annotation + " on " + declared.simpleName());
        checkColumnstore(declared);
        for (String member : List.of("origin", "offset")) {
            refuseOlder(declared, member, Feature.BUCKET_ALIGNMENT);
        }
        refuseOlder(declared, "chunkInterval", Feature.CHUNK_INTERVAL_OF_AGGREGATE);
        for (DeclaredRefresh refresh : aggregate.refreshes()) {
            boolean batches = refresh.policy().bucketsPerBatch() > 0;
            refuseOlder(declared, refresh.annotation(), "bucketsPerBatch", batches, Feature.REFRESH_BATCHES);
            boolean limited = refresh.policy().maxBatches() > 0;
            refuseOlder(declared, refresh.annotation(), "maxBatches", limited, Feature.REFRESH_BATCHES);
            boolean oldest = !refresh.policy().newestFirst();
            refuseOlder(declared, refresh.annotation(), "newestFirst", oldest, Feature.REFRESH_OLDEST_FIRST);
        }
        refuseOuterJoin(declared);
    }

    private void refuseOuterJoin(DeclaredElement declared) {
        AnnotationView annotation = declared.annotation();
        if (OUTER_JOIN.matcher(annotation.text("sql")).find() && declared.lacks(Feature.LEFT_JOIN)) {
            reporter.report(
                    Check.P13,
                    annotation.place("sql"),
                    annotation + "(sql) has a LEFT JOIN, which needs TimescaleDB " + Feature.LEFT_JOIN.since()
                            + ", and the declared target is "
                            + declared.target().version()
                            + ". Use an inner join, or declare the target with @TimescaleTarget or -A"
                            + TargetReader.VERSION + "=" + Feature.LEFT_JOIN.since());
        }
    }

    private void checkColumnstore(DeclaredElement declared) {
        AnnotationView columnstore = declared.columnstore();
        if (columnstore != null) {
            refuseApache(declared, columnstore.place(), columnstore + " on " + declared.simpleName());
        }
    }

    private void refuseApache(DeclaredElement declared, Place place, String what) {
        if (declared.target().apache()) {
            reporter.report(
                    Check.P13,
                    place,
                    what
                            + ": the declared target is the Apache edition, which has no continuous aggregates, no policies"
                            + " and no columnstore. Leave it out, or declare the community edition as the target");
        }
    }

    private void refuseOlder(DeclaredElement declared, String member, Feature feature) {
        AnnotationView annotation = declared.annotation();
        refuseOlder(declared, annotation, member, !annotation.text(member).isEmpty(), feature);
    }

    private void refuseOlder(
            DeclaredElement declared, AnnotationView annotation, String member, boolean said, Feature feature) {
        if (said && declared.lacks(feature)) {
            reporter.report(
                    Check.P13,
                    annotation.place(member),
                    annotation.show(member) + " needs TimescaleDB " + feature.since() + ", and the declared target is "
                            + declared.target().version() + ". Leave it out, or declare the target with"
                            + " @TimescaleTarget or -A" + TargetReader.VERSION + "=" + feature.since());
        }
    }
}
