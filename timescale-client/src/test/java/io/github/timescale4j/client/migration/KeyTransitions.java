package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.COLUMNS;
import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;
import static io.github.timescale4j.client.migration.Transition.ROWS;

import java.util.List;

/** The part of the matrix about keys, checks and names of columns. */
final class KeyTransitions {

    private static final String TABLE = "ALTER TABLE \"matrix\".\"metric\" ";
    private static final String UNIQUE = ", CONSTRAINT \"metric_device_time_key\" UNIQUE (\"device\", \"time\")";
    private static final String TOP = ROWS + ", max(\"%s\") AS \"top\"";

    private KeyTransitions() {}

    static List<Transition> all() {
        return List.of(
                // What is not declared any more stays, and is only mentioned.
                Transition.of("unique constraint", PLAIN, PLAIN.columns(COLUMNS + UNIQUE))
                        .says("TimeSeries.unique")
                        .there(TABLE + "ADD CONSTRAINT \"metric_device_time_key\" UNIQUE (device, \"time\")"),
                Transition.of("unique constraint that goes", PLAIN.columns(COLUMNS + UNIQUE), PLAIN)
                        .says("TimeSeries.unique"),
                Transition.of(
                                "unique constraint beside another one",
                                PLAIN.columns(COLUMNS + UNIQUE),
                                PLAIN.columns(
                                        COLUMNS + UNIQUE
                                                + ", CONSTRAINT \"metric_time_device_value_key\" UNIQUE (\"time\", \"device\", \"value\")"))
                        .says("TimeSeries.unique")
                        .there(TABLE
                                + "ADD CONSTRAINT \"metric_time_device_value_key\" UNIQUE (\"time\", device, value)"),
                Transition.of("primary key that goes", PLAIN.columns(COLUMNS + key("device", "time")), PLAIN)
                        .says("TimeSeries.primaryKey"),
                Transition.of(
                                "columns of the primary key",
                                PLAIN.columns(COLUMNS + key("device", "time")),
                                PLAIN.columns(COLUMNS + key("time", "device")))
                        .says("TimeSeries.primaryKey")
                        .there(
                                TABLE + "DROP CONSTRAINT \"metric_pkey\"",
                                TABLE + "ADD CONSTRAINT \"metric_pkey\" PRIMARY KEY (\"time\", device)")
                        .back(
                                TABLE + "DROP CONSTRAINT \"metric_pkey\"",
                                TABLE + "ADD CONSTRAINT \"metric_pkey\" PRIMARY KEY (device, \"time\")"),
                Transition.of("check that comes", PLAIN, PLAIN.columns(COLUMNS + check()))
                        .says("Column.check")
                        .there(TABLE + "ADD CONSTRAINT \"metric_value_check\" CHECK ((value >= 0))"),
                Transition.of("check that goes", PLAIN.columns(COLUMNS + check()), PLAIN)
                        .says("Column.check"),
                Transition.of("name of a column", PLAIN.renamed("value", "Amount"), PLAIN.renamed("Amount", "value"))
                        .says("Column.renamedFrom")
                        .there(TABLE + "RENAME COLUMN \"value\" TO \"Amount\"")
                        .back(TABLE + "RENAME COLUMN \"Amount\" TO \"value\""),
                Transition.of(
                                "name of a column that an aggregate reads",
                                PLAIN.renamed("value", "Amount").measuring(TOP.formatted("value")),
                                PLAIN.renamed("Amount", "value").measuring(TOP.formatted("Amount")))
                        .says("Column.renamedFrom")
                        .there(TABLE + "RENAME COLUMN \"value\" TO \"Amount\"")
                        .back(TABLE + "RENAME COLUMN \"Amount\" TO \"value\""),
                Transition.of(
                                "name of an aggregate's column",
                                PLAIN.renamedInAggregate("top", "Peak"),
                                PLAIN.renamedInAggregate("Peak", "top"))
                        .says("Column.renamedFrom")
                        .there("ALTER MATERIALIZED VIEW \"matrix\".\"hourly\" RENAME COLUMN \"top\" TO \"Peak\"")
                        .back("ALTER MATERIALIZED VIEW \"matrix\".\"hourly\" RENAME COLUMN \"Peak\" TO \"top\""));
    }

    private static String key(String first, String second) {
        return ", CONSTRAINT \"metric_pkey\" PRIMARY KEY (\"" + first + "\", \"" + second + "\")";
    }

    private static String check() {
        return ", CONSTRAINT \"metric_value_check\" CHECK (\"value\" >= 0)";
    }
}
