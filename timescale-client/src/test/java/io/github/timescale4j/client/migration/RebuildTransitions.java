package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.Form.COUNTED;
import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;

import io.github.timescale4j.client.migration.Transition.Form;
import java.util.List;
import java.util.stream.Stream;

/** Changes of an aggregate's query: it is made anew from what is declared, with what reads it. */
final class RebuildTransitions {

    private static final String ROWS = "count(*) AS \"rows\"";
    private static final Form TOLD = COUNTED.table(
            "CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS 'SELECT 1772582400000'",
            "SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')");
    private static final String MORE = ROWS + ", max(\"value\") AS \"top\"";

    private RebuildTransitions() {}

    static List<Transition> all() {
        return List.of(
                rebuild("column of an aggregate", PLAIN, PLAIN.measuring(MORE)),
                rebuild(
                        "column of an aggregate that is materialized only",
                        PLAIN.materialized(),
                        PLAIN.materialized().measuring(MORE)),
                rebuild(
                        "expression of an aggregate",
                        PLAIN.measuring(MORE),
                        PLAIN.measuring(ROWS + ", min(\"value\") AS \"top\"")),
                rebuild(
                        "filter of an aggregate's column",
                        PLAIN.measuring(MORE),
                        PLAIN.measuring(ROWS + ", max(\"value\") FILTER (WHERE \"value\" > 5) AS \"top\"")),
                rebuild("column of an aggregate by numbers", TOLD, TOLD.measuring(MORE)),
                rebuild(
                        "column of an aggregate that another one reads",
                        PLAIN.daily(),
                        PLAIN.measuring(MORE).daily()),
                Transition.of(
                        "order of an aggregate's columns",
                        PLAIN.measuring(MORE),
                        PLAIN.measuring("max(\"value\") AS \"top\", " + ROWS)));
    }

    private static Transition rebuild(String property, Form from, Form to) {
        return Transition.of(property, from, to).there(statements(to)).back(statements(from));
    }

    private static String[] statements(Form form) {
        return Stream.concat(
                        form.aggregateStatements().stream(),
                        form.child() ? form.dailyStatements().stream() : Stream.of())
                .toArray(String[]::new);
    }
}
