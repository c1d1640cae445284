package io.github.timescale4j.client.diagnostics;

/** Aggregates whose query asks for the present: it is that of the refresh, for good. */
final class NowInAggregateCheck extends PlainCheck<NowInAggregateCheck.Row> {

    /** What stands in literals is none of it. */
    private static final String SQL = """
            SELECT view_schema AS schema, view_name AS name
            FROM timescaledb_information.continuous_aggregates
            WHERE pg_catalog.regexp_replace(view_definition, '[''][^'']*['']', '', 'g')
                  ~ '\\m((now|statement_timestamp|transaction_timestamp|clock_timestamp)[(][)]|(CURRENT_DATE|CURRENT_TIMESTAMP|LOCALTIMESTAMP)\\M)'""";

    NowInAggregateCheck() {
        super("now-in-aggregate", Topic.AGGREGATES, SQL, Row.class);
    }

    /** An aggregate. */
    record Row(String schema, String name) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its query asks for the present.",
                "A bucket is made once, with the present of its refresh. Two buckets of one aggregate then mean different"
                        + " things, and what a refresh makes anew depends on when it runs.",
                "Take the condition out of the aggregate, and ask for it where the aggregate is read.");
    }
}
