package io.github.timescale4j.processor;

import java.util.List;

/** What the servers do not have on which a declaration has to run. */
final class TargetRules {

    private final ErrorReporter reporter;

    TargetRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table) {
        AnnotationView annotation = table.declared().annotation();
        if (annotation.isExplicit("retention") && table.model().retention() != null) {
            refuseApache(table.declared(), annotation.place("retention"), annotation.show("retention"));
        }
        checkColumnstore(table.declared());
    }

    void check(AggregateDeclaration aggregate) {
        DeclaredElement declared = aggregate.declared();
        AnnotationView annotation = declared.annotation();
        refuseApache(declared, annotation.place(), annotation + " on " + declared.simpleName());
        checkColumnstore(declared);
        for (String member : List.of("origin", "offset")) {
            refuseOlder(declared, member, new Target.Version(2, 15, 0));
        }
        refuseOlder(declared, "chunkInterval", new Target.Version(2, 12, 0));
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

    private void refuseOlder(DeclaredElement declared, String member, Target.Version since) {
        AnnotationView annotation = declared.annotation();
        if (!annotation.text(member).isEmpty() && !declared.target().version().atLeast(since)) {
            reporter.report(
                    Check.P13,
                    annotation.place(member),
                    annotation.show(member) + " needs TimescaleDB " + since + ", and the declared target is "
                            + declared.target().version() + ". Leave it out, or declare the target with"
                            + " @TimescaleTarget or -A" + TargetReader.VERSION + "=" + since);
        }
    }
}
