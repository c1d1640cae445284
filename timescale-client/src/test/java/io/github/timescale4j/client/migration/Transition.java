package io.github.timescale4j.client.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the matrix: a property in two forms, and the statements that lead from the one to the other and back.
 *
 * @param property what changes
 * @param from the columns of the table and the statements after it
 * @param to the same, changed
 * @param there the golden statements
 * @param back the golden statements of the way back
 */
record Transition(String property, Form from, Form to, List<String> there, List<String> back) {

    static final String COLUMNS = "\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer";

    /** Whoever alters a job gives its zone again, which the server forgets otherwise. */
    static final String ZONE =
            "timezone => (SELECT b.timezone FROM _timescaledb_config.bgw_job b WHERE b.id = j.job_id)";

    static Transition of(String property, Form from, Form to) {
        return new Transition(property, from, to, List.of(), List.of());
    }

    Transition there(String... statements) {
        return new Transition(property, from, to, List.of(statements), back);
    }

    Transition back(String... statements) {
        return new Transition(property, from, to, there, List.of(statements));
    }

    @Override
    public String toString() {
        return property;
    }

    /**
     * One form of the declarations.
     *
     * @param columns the columns of the table
     * @param chunkInterval the interval of its chunks
     * @param table the statements after the table is partitioned
     * @param realTime whether the aggregates are that
     * @param aggregate the statements after the aggregate is made
     * @param child whether there is an aggregate over the aggregate
     * @param more the statements after that is made
     * @param counted whether the time is a number of milliseconds
     * @param measures the columns of the aggregate beside its groups
     */
    record Form(
            String columns,
            String chunkInterval,
            List<String> table,
            boolean realTime,
            List<String> aggregate,
            boolean child,
            List<String> more,
            boolean counted,
            String measures) {

        private static final String ROWS = "count(*) AS \"rows\"";

        static final Form PLAIN = new Form(COLUMNS, "1 day", List.of(), true, List.of(), false, List.of(), false, ROWS);

        static final Form COUNTED = new Form(
                COLUMNS.replace("timestamptz", "bigint"),
                "86400000",
                List.of(),
                true,
                List.of(),
                false,
                List.of(),
                true,
                ROWS);

        Form columns(String text) {
            return new Form(text, chunkInterval, table, realTime, aggregate, child, more, counted, measures);
        }

        Form chunks(String interval) {
            return new Form(columns, interval, table, realTime, aggregate, child, more, counted, measures);
        }

        Form table(String... statements) {
            return new Form(
                    columns,
                    chunkInterval,
                    with(table, statements),
                    realTime,
                    aggregate,
                    child,
                    more,
                    counted,
                    measures);
        }

        Form materialized() {
            return new Form(columns, chunkInterval, table, false, aggregate, child, more, counted, measures);
        }

        Form aggregate(String... statements) {
            return new Form(
                    columns,
                    chunkInterval,
                    table,
                    realTime,
                    with(aggregate, statements),
                    child,
                    more,
                    counted,
                    measures);
        }

        Form daily(String... statements) {
            return new Form(
                    columns,
                    chunkInterval,
                    table,
                    realTime,
                    aggregate,
                    true,
                    with(more, statements),
                    counted,
                    measures);
        }

        /** The columns of the aggregate beside its groups; those over it need rows. */
        Form measuring(String text) {
            return new Form(columns, chunkInterval, table, realTime, aggregate, child, more, counted, text);
        }

        private static List<String> with(List<String> before, String... statements) {
            List<String> all = new ArrayList<>(before);
            all.addAll(List.of(statements));
            return all;
        }

        private String length(String text) {
            return (counted ? "BIGINT '" : "INTERVAL '") + text + "'";
        }

        /** A moment as the column of time holds it. */
        String moment(String timestamptz) {
            return counted ? "(extract(epoch FROM " + timestamptz + ") * 1000)::bigint" : timestamptz;
        }

        List<String> tableStatements() {
            List<String> all = new ArrayList<>();
            all.add("CREATE TABLE \"metric\" (" + columns + ")");
            all.add("SELECT create_hypertable('\"metric\"', 'time', chunk_time_interval => " + length(chunkInterval)
                    + ", create_default_indexes => false)");
            all.addAll(table);
            return all;
        }

        List<String> aggregateStatements() {
            List<String> all = new ArrayList<>();
            all.add(view("hourly") + "SELECT time_bucket(" + length(counted ? "3600000" : "1 hour")
                    + ", \"time\") AS \"hour\", \"device\","
                    + ' ' + measures + "\nFROM \"metric\"\nGROUP BY 1, 2\nWITH NO DATA");
            all.addAll(aggregate);
            return all;
        }

        List<String> dailyStatements() {
            List<String> all = new ArrayList<>();
            all.add(view("daily") + "SELECT time_bucket(INTERVAL '1 day', \"hour\") AS \"day\","
                    + " sum(\"rows\") AS \"rows\"\nFROM \"hourly\"\nGROUP BY 1\nWITH NO DATA");
            all.addAll(more);
            return all;
        }

        private String view(String name) {
            return "CREATE MATERIALIZED VIEW \"" + name
                    + "\" WITH (timescaledb.continuous, timescaledb.materialized_only = " + !realTime + ") AS\n";
        }
    }
}
