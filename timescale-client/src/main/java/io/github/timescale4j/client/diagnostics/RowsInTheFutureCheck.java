package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.schema.Identifier;

/** Chunks of days to come, of which some device with a wrong clock is the cause. */
final class RowsInTheFutureCheck extends PlainCheck<RowsInTheFutureCheck.Row> {

    private static final String SQL = """
            SELECT c.hypertable_schema AS schema, c.hypertable_name AS name, c.primary_dimension AS time,
                   count(*) AS chunks, extract(days FROM max(c.range_start) - now())::bigint AS days
            FROM timescaledb_information.chunks c
            JOIN timescaledb_information.hypertables h USING (hypertable_schema, hypertable_name)
            WHERE c.range_start > now() + INTERVAL '1 day'
            GROUP BY 1, 2, 3""";

    RowsInTheFutureCheck() {
        super("rows-in-the-future", Topic.AGGREGATES, SQL, Row.class);
    }

    /** A table and its chunks of the future. */
    record Row(String schema, String name, String time, long chunks, long days) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        String where = " WHERE " + Identifier.quote(found.time()) + " >= now() + INTERVAL '1 day'";
        String table = quoted(found.schema(), found.name());
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "It has " + Count.of(found.chunks(), "chunk") + " more than a day ahead, the last of them in "
                        + Count.of(found.days(), "day") + ".",
                "A refresh without an end offset moves to these rows what an aggregate takes for the present, and in real"
                        + " time it then shows nothing newer. Retention keeps such rows until their time has come.",
                "Look at the rows, and delete them if they are wrong and no plan or forecast. Let the application refuse"
                        + " times that are ahead of its clock. Then refresh the aggregates for that range.",
                "SELECT * FROM " + table + where + " LIMIT 100");
    }
}
