package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.COLUMNS;
import static io.github.timescale4j.client.migration.Transition.Form.COUNTED;
import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;
import static io.github.timescale4j.client.migration.Transition.ROWS;

import io.github.timescale4j.client.migration.Transition.Form;
import java.util.List;
import java.util.stream.Stream;

/** Changes of an aggregate's query: it is made anew from what is declared, with what reads it. */
final class RebuildTransitions {

    private static final Form TOLD = COUNTED.table(
            "CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS 'SELECT 1772582400000'",
            "SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')");
    private static final String MORE = ROWS + ", max(\"value\") AS \"top\"";

    private RebuildTransitions() {}

    static List<Transition> all() {
        return Stream.of(columns(), functions(), buckets(), queries())
                .flatMap(List::stream)
                .toList();
    }

    /** Those that keep buckets whose rows are gone. */
    private static List<Transition> columns() {
        return List.of(
                rebuild("column of an aggregate", PLAIN, PLAIN.measuring(MORE)),
                rebuild(
                        "column of an aggregate that is materialized only",
                        PLAIN.materialized(),
                        PLAIN.materialized().measuring(MORE)),
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

    /** A column keeps its name and means something else. */
    private static List<Transition> functions() {
        Form wide = PLAIN.columns(COLUMNS + ", \"low\" integer DEFAULT 3");
        return List.of(
                function("max(\"value\")", "min(\"value\")").says("Aggregate.function"),
                function("first(\"value\", \"time\")", "last(\"value\", \"time\")")
                        .says("Aggregate.function"),
                function("stddev(\"value\")", "variance(\"value\")").says("Aggregate.function"),
                function("count(\"value\")", "sum(\"value\")").says("Aggregate.function"),
                function(
                                "CAST(avg(\"value\") AS double precision)",
                                "CAST(max(\"value\") - min(\"value\") AS double precision)")
                        .says("Aggregate.expression"),
                function("max(\"value\")", "max(\"value\") FILTER (WHERE \"value\" > 5)")
                        .says("Aggregate.filter"),
                rebuild(
                                "column under an aggregate's function",
                                wide.measuring(MORE),
                                wide.measuring(MORE.replace("value", "low")))
                        .computedAnew()
                        .says("Aggregate.column"));
    }

    private static Transition function(String from, String to) {
        return rebuild(
                        "function of an aggregate, " + from + " or " + to,
                        PLAIN.measuring(ROWS + ", " + from + " AS \"top\""),
                        PLAIN.measuring(ROWS + ", " + to + " AS \"top\""))
                .computedAnew();
    }

    private static List<Transition> buckets() {
        String sixHours = "INTERVAL '6 hours', \"time\"";
        String day = "INTERVAL '1 day', \"time\"";
        return List.of(
                rebuild("width of a bucket", PLAIN, PLAIN.bucketing("INTERVAL '2 hours', \"time\""))
                        .computedAnew()
                        .says("ContinuousAggregate.interval"),
                rebuild("width of a bucket in months", PLAIN, PLAIN.bucketing("INTERVAL '1 month', \"time\""))
                        .computedAnew()
                        .says("ContinuousAggregate.interval"),
                rebuild("time zone of buckets", PLAIN.bucketing(day), PLAIN.bucketing(day + ", 'Europe/Berlin'"))
                        .computedAnew()
                        .says("ContinuousAggregate.timezone"),
                rebuild(
                                "origin of buckets",
                                PLAIN.bucketing(sixHours),
                                PLAIN.bucketing(sixHours + ", TIMESTAMPTZ '2024-01-01T01:00:00Z'"))
                        .computedAnew()
                        .says("ContinuousAggregate.origin"),
                rebuild(
                                "offset of buckets",
                                PLAIN.bucketing(sixHours + ", INTERVAL '1 hour'"),
                                PLAIN.bucketing(sixHours + ", INTERVAL '2 hours'"))
                        .computedAnew()
                        .says("ContinuousAggregate.offset"));
    }

    private static List<Transition> queries() {
        Form daily = PLAIN.daily();
        Form ofRows = PLAIN.dailyOfRows();
        String site = "SELECT time_bucket(INTERVAL '1 hour', \"time\") AS \"hour\", d.\"Serial No\" AS \"device\", "
                + ROWS + "\nFROM \"metric\" JOIN \"matrix\".\"device\" d ON d.id = \"device\"\nGROUP BY 1, 2";
        return List.of(
                rebuild("grouping that goes", PLAIN, PLAIN.grouping("")).computedAnew(),
                rebuild("grouping that comes", PLAIN, PLAIN.grouping(", \"device\", \"value\""))
                        .computedAnew(),
                rebuild("condition of an aggregate", PLAIN, PLAIN.where("\"value\" > 5"))
                        .computedAnew()
                        .says("ContinuousAggregate.filter"),
                rebuild("query of one's own", PLAIN, PLAIN.querying(site))
                        .computedAnew()
                        .says("ContinuousAggregate.sql"),
                rebuild(
                                "query of one's own that names no schema",
                                PLAIN,
                                PLAIN.querying(site.replace("\"matrix\".", "")))
                        .computedAnew()
                        .says("ContinuousAggregate.sql"),
                Transition.of("source of an aggregate", daily, ofRows)
                        .computedAnew()
                        .says("ContinuousAggregate.source")
                        .there(ofRows.dailyStatements().toArray(String[]::new))
                        .back(daily.dailyStatements().toArray(String[]::new)));
    }

    private static Transition rebuild(String property, Form from, Form to) {
        return Transition.of(property, from, to).there(statements(to)).back(statements(from));
    }

    private static String[] statements(Form form) {
        return Stream.of(form.aggregateStatements(), form.dailyStatements())
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
