package io.github.timescale4j.client.diagnostics;

/** Tables whose column of time does not say which moment it means. */
final class TimeWithoutZoneCheck extends PlainCheck<TimeWithoutZoneCheck.Row> {

    private static final String SQL = """
            SELECT d.hypertable_schema AS schema, d.hypertable_name AS name, d.column_name
            FROM timescaledb_information.dimensions d
            JOIN timescaledb_information.hypertables h USING (hypertable_schema, hypertable_name)
            WHERE d.dimension_number = 1 AND d.column_type::text = 'timestamp without time zone'""";

    TimeWithoutZoneCheck() {
        super("time-without-zone", Topic.SCHEMA, SQL, Row.class);
    }

    /** A table and its column. */
    record Row(String schema, String name, String columnName) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "Its column of time, \"" + found.columnName() + "\", is a timestamp without time zone.",
                "It means another moment to each session with another time zone. Twice a year an hour is missing or comes"
                        + " twice, and buckets of a time zone cannot be made.",
                "Make new tables with timestamptz. The type of this one is changed in a new table, into which the rows are"
                        + " copied.");
    }
}
