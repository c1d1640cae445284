package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Feature;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the servers do not have on which a declaration has to run. */
final class TargetRules {

    /** What is read, up to its condition; {@code extract} has a FROM, too. */
    private static final Pattern FROM =
            Pattern.compile("(?is)\\bFROM\\b((?:(?!\\bFROM\\b).)*?\\{source}.*?)(?:\\bWHERE\\b|\\bGROUP\\s+BY\\b|$)");

    private static final Pattern JOIN = Pattern.compile("(?i)\\bJOIN\\b");
    private static final Pattern SEVERAL_CONDITIONS = Pattern.compile("(?i)\\b(?:AND|OR)\\b|[<>]");
    private static final Pattern SETS = Pattern.compile(
            "(?i)\\b(unnest|generate_series|generate_subscripts|regexp_matches"
                    + "|regexp_split_to_table|string_to_table|jsonb?_(?:array_elements|each|object_keys)(?:_text)?)\\s*\\(");
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
        refuseJoins(declared);
        refuseSets(declared);
    }

    /** Before 2.16 a query joins one plain table, by one equality. */
    private void refuseJoins(DeclaredElement declared) {
        String sql = bare(declared.annotation().text("sql"));
        if (OUTER_JOIN.matcher(sql).find()) {
            refuseText(
                    declared, declared.annotation(), "sql", "has a LEFT JOIN", "Use an inner join", Feature.LEFT_JOIN);
            return;
        }
        Matcher from = FROM.matcher(sql);
        if (!from.find()) {
            return;
        }
        String joined = from.group(1).replaceAll("\\([^()]*\\)", "");
        boolean conditions = JOIN.matcher(joined).find()
                && SEVERAL_CONDITIONS.matcher(from.group(1)).find();
        if (conditions
                || JOIN.matcher(joined).results().count()
                                + joined.chars().filter(c -> c == ',').count()
                        > 1) {
            refuseText(
                    declared,
                    declared.annotation(),
                    "sql",
                    "joins more than one table, or by more than one equality",
                    "Join one, by one equality",
                    Feature.SEVERAL_JOINS);
        }
    }

    private void refuseSets(DeclaredElement declared) {
        refuseSets(declared, declared.annotation(), "sql");
        for (Component component : declared.components()) {
            AnnotationView aggregate = component.aggregate();
            if (aggregate != null) {
                refuseSets(declared, aggregate, "expression");
            }
        }
    }

    private void refuseSets(DeclaredElement declared, AnnotationView annotation, String member) {
        Matcher set = SETS.matcher(bare(annotation.text(member)));
        if (set.find()) {
            String what = "has " + set.group(1) + "(), which gives several rows for one,";
            refuseText(declared, annotation, member, what, "Leave it out", Feature.SET_RETURNING_FUNCTION);
        }
    }

    private void refuseText(
            DeclaredElement declared,
            AnnotationView annotation,
            String member,
            String what,
            String instead,
            Feature feature) {
        if (declared.lacks(feature)) {
            reporter.report(
                    Check.P13,
                    annotation.place(member),
                    annotation + "(" + member + ") " + what + ": that needs TimescaleDB " + feature.since()
                            + ", and the declared target is "
                            + declared.target().version() + ". " + instead
                            + ", or declare the target with @TimescaleTarget or -A" + TargetReader.VERSION + "="
                            + feature.since());
        }
    }

    /** Without texts and quoted names, in which anything may stand. */
    private static String bare(String sql) {
        return sql.replaceAll("'[^']*'", "''").replaceAll("\"[^\"]*\"", "\"\"");
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
