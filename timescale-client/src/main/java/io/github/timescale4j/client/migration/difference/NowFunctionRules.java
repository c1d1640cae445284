package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Literal;
import java.util.ArrayList;
import java.util.List;

/** Compares what tells the present of a table whose time is a number. */
final class NowFunctionRules {

    private static final String FUNCTION = "now function";
    private static final String QUERY = "now query";

    private NowFunctionRules() {}

    static void compare(Subject subject, SchemaObject declared, SchemaObject found) {
        String to = declared.get(FUNCTION);
        if (to == null) {
            return;
        }
        String from = found.get(FUNCTION);
        String query = declared.get(QUERY);
        boolean other = !to.equals(from);
        boolean rewritten = query != null && (other || !query.equals(found.get(QUERY)));
        if (!other && !rewritten) {
            return;
        }
        List<String> statements = new ArrayList<>();
        if (query != null) {
            statements.add("CREATE OR REPLACE FUNCTION " + to + "() RETURNS " + type(subject, declared)
                    + " LANGUAGE SQL STABLE AS " + Literal.quote(query));
        }
        if (other) {
            statements.add("SELECT set_integer_now_func(" + subject.relation().regclass() + ", " + Literal.quote(to)
                    + ", replace_if_exists => true)");
        }
        boolean moved = from != null && !subject.facts.isEmpty();
        subject.add(
                Step.DIMENSION,
                "dimension " + declared.name(),
                other ? FUNCTION : QUERY,
                other ? to : query,
                other ? from : found.get(QUERY),
                Change.of(
                        moved ? SafetyClass.LOSSY : SafetyClass.SAFE,
                        moved
                                ? "It tells another present: policies drop, convert and refresh by it from their next run on"
                                : "Nothing told the present of these rows before",
                        statements.toArray(String[]::new)));
    }

    private static String type(Subject subject, SchemaObject dimension) {
        return subject.declared
                .find(ObjectKind.COLUMN, dimension.name())
                .map(column -> column.text("type"))
                .orElse("bigint");
    }
}
