package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One line of the matrix: a property in two forms, and the statements that lead from the one to the other and back.
 *
 * @param property what changes
 * @param from the columns of the table and the statements after it
 * @param to the same, changed
 * @param there the golden statements
 * @param back the golden statements of the way back
 * @param members which members of which annotations say this, such as {@code TimeSeries.retention}
 * @param anew whether the aggregate's buckets are other ones then, which only the rows can give
 */
record Transition(
        String property, Form from, Form to, List<String> there, List<String> back, Set<String> members, boolean anew) {

    static final String COLUMNS = "\"time\" timestamptz NOT NULL, \"device\" text NOT NULL, \"value\" integer";
    static final String ROWS = "count(*) AS \"rows\"";

    /** Whoever alters a job gives its zone again, which the server forgets otherwise. */
    static final String ZONE =
            "timezone => (SELECT b.timezone FROM _timescaledb_config.bgw_job b WHERE b.id = j.job_id)";

    static Transition of(String property, Form from, Form to) {
        return new Transition(property, from, to, List.of(), List.of(), Set.of(), false);
    }

    Transition there(String... statements) {
        return new Transition(property, from, to, List.of(statements), back, members, anew);
    }

    Transition back(String... statements) {
        return new Transition(property, from, to, there, List.of(statements), members, anew);
    }

    /** Which members of annotations are changed by it. */
    Transition says(String... names) {
        return new Transition(property, from, to, there, back, new TreeSet<>(Set.of(names)), anew);
    }

    /** Says that buckets whose rows are gone could not be kept, so that there are none. */
    Transition computedAnew() {
        return new Transition(property, from, to, there, back, members, true);
    }

    @Override
    public String toString() {
        return property;
    }

    /** One form of the declarations: a table, an aggregate over it, and perhaps one over that. */
    static final class Form {

        static final Form PLAIN = new Form();
        static final Form COUNTED = PLAIN.counted();

        private String columns = COLUMNS;
        private String chunkInterval = "1 day";
        private List<String> table = List.of();
        private boolean realTime = true;
        private String query = query("INTERVAL '1 hour', \"time\"", ", \"device\"", ROWS, "");
        private List<String> aggregate = List.of();
        private String daily = "";
        private String dailySource = "";
        private List<String> more = List.of();
        private boolean counted;
        private String value = "value";
        private List<Rename> renames = List.of();
        private List<Rename> renamesOfAggregate = List.of();

        private Form() {}

        private Form copy() {
            Form copy = new Form();
            copy.columns = columns;
            copy.chunkInterval = chunkInterval;
            copy.table = table;
            copy.realTime = realTime;
            copy.query = query;
            copy.aggregate = aggregate;
            copy.daily = daily;
            copy.dailySource = dailySource;
            copy.more = more;
            copy.counted = counted;
            copy.value = value;
            copy.renames = renames;
            copy.renamesOfAggregate = renamesOfAggregate;
            return copy;
        }

        private Form counted() {
            Form next = columns(COLUMNS.replace("timestamptz", "bigint")).chunks("86400000");
            next.counted = true;
            return next.measuring(ROWS);
        }

        /** The columns of the table. */
        Form columns(String text) {
            Form next = copy();
            next.columns = text;
            return next;
        }

        /** The column of values has a name that it got from another one. */
        Form renamed(String to, String from) {
            Form next = columns(COLUMNS.replace("\"value\"", '"' + to + '"'));
            next.value = to;
            next.renames = List.of(new Rename(to, from));
            return next;
        }

        Form chunks(String interval) {
            Form next = copy();
            next.chunkInterval = interval;
            return next;
        }

        /** Statements after the table is partitioned. */
        Form table(String... statements) {
            Form next = copy();
            next.table = with(table, statements);
            return next;
        }

        Form materialized() {
            Form next = copy();
            next.realTime = false;
            return next;
        }

        /** Statements after the aggregate is made. */
        Form aggregate(String... statements) {
            Form next = copy();
            next.aggregate = with(aggregate, statements);
            return next;
        }

        /** The columns of the aggregate beside its groups; those over it need rows. */
        Form measuring(String text) {
            return querying(query(
                    counted ? "BIGINT '3600000', \"time\"" : "INTERVAL '1 hour', \"time\"", ", \"device\"", text, ""));
        }

        /** The width of its buckets, with whatever else says where they begin. */
        Form bucketing(String arguments) {
            return querying(query(arguments, ", \"device\"", ROWS, ""));
        }

        Form grouping(String columns) {
            return querying(query("INTERVAL '1 hour', \"time\"", columns, ROWS, ""));
        }

        Form where(String condition) {
            return querying(query("INTERVAL '1 hour', \"time\"", ", \"device\"", ROWS, "\nWHERE " + condition));
        }

        /** The whole query of the aggregate, but for its end. */
        Form querying(String text) {
            Form next = copy();
            next.query = text;
            return next;
        }

        /** A column of the aggregate has a name that it got from another one. */
        Form renamedInAggregate(String to, String from) {
            Form next = measuring(ROWS + ", max(\"value\") AS \"" + to + '"');
            next.renamesOfAggregate = List.of(new Rename(to, from));
            return next;
        }

        /** An aggregate over the aggregate. */
        Form daily(String... statements) {
            Form next = overDays(
                    "SELECT time_bucket(INTERVAL '1 day', \"hour\") AS \"day\", sum(\"rows\") AS \"rows\"\nFROM \"hourly\"\nGROUP BY 1",
                    "hourly");
            next.more = with(more, statements);
            return next;
        }

        /** The same straight from the rows. */
        Form dailyOfRows() {
            return overDays(
                    "SELECT time_bucket(INTERVAL '1 day', \"time\") AS \"day\", count(*) AS \"rows\"\nFROM \"metric\"\nGROUP BY 1",
                    "metric");
        }

        private Form overDays(String text, String source) {
            Form next = copy();
            next.daily = text;
            next.dailySource = source;
            return next;
        }

        private static String query(String bucket, String groups, String measures, String where) {
            int keys = groups.isEmpty() ? 0 : groups.split(", ", -1).length - 1;
            return "SELECT time_bucket(" + bucket + ") AS \"hour\"" + groups + ", " + measures + "\nFROM \"metric\""
                    + where + "\nGROUP BY 1" + ", 2, 3".substring(0, 3 * keys);
        }

        private static List<String> with(List<String> before, String... statements) {
            return Stream.concat(before.stream(), Stream.of(statements)).toList();
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
            return with(List.of(view("hourly") + query + "\nWITH NO DATA"), aggregate.toArray(String[]::new));
        }

        /** Those of the aggregate over the aggregate, if there is one. */
        List<String> dailyStatements() {
            return daily.isEmpty()
                    ? List.of()
                    : with(List.of(view("daily") + daily + "\nWITH NO DATA"), more.toArray(String[]::new));
        }

        private String view(String name) {
            return "CREATE MATERIALIZED VIEW \"" + name
                    + "\" WITH (timescaledb.continuous, timescaledb.materialized_only = " + !realTime + ") AS\n";
        }

        /** Whether the rows of older chunks are kept in columns. */
        boolean isCompressed() {
            return table.stream().anyMatch(sql -> sql.contains("timescaledb.compress,"));
        }

        /** Whether there is more to say of aggregates than that there is one, as in every line. */
        boolean concernsAggregates() {
            return !realTime
                    || !aggregate.isEmpty()
                    || !daily.isEmpty()
                    || !query.equals((counted ? COUNTED : PLAIN).query);
        }

        String query() {
            return query;
        }

        String dailyQuery() {
            return daily;
        }

        String dailySource() {
            return dailySource;
        }

        /** What the column of values is called. */
        String value() {
            return value;
        }

        List<Rename> renames() {
            return renames;
        }

        List<Rename> renamesOfAggregate() {
            return renamesOfAggregate;
        }
    }
}
