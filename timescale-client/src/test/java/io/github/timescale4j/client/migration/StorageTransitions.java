package io.github.timescale4j.client.migration;

import static io.github.timescale4j.client.migration.Transition.Form.PLAIN;

import java.util.List;

/** The part of the matrix about how rows are kept: sparse indexes, the order of chunks, and what else belongs to a table. */
final class StorageTransitions {

    private static final String SETTINGS = "SET (timescaledb.compress, timescaledb.compress_segmentby = '\"device\"',"
            + " timescaledb.compress_orderby = '\"time\" DESC'%s)";
    private static final String TABLE = "ALTER TABLE \"matrix\".\"metric\" ";
    private static final String INDEX = ", timescaledb.compress_index = '%s'";

    private StorageTransitions() {}

    static List<Transition> all() {
        return List.of(
                Transition.of(
                                "sparse index",
                                PLAIN.table("ALTER TABLE \"metric\" " + SETTINGS.formatted("")),
                                PLAIN.table("ALTER TABLE \"metric\" "
                                        + SETTINGS.formatted(INDEX.formatted("minmax(\"value\")"))))
                        .says("Columnstore.minmax")
                        .there(TABLE + SETTINGS.formatted(INDEX.formatted("minmax(\"value\")")))
                        .back(TABLE + "RESET (timescaledb.compress_index)", TABLE + SETTINGS.formatted("")),
                Transition.of(
                                "kind of a sparse index",
                                PLAIN.table("ALTER TABLE \"metric\" "
                                        + SETTINGS.formatted(INDEX.formatted("minmax(\"value\")"))),
                                PLAIN.table("ALTER TABLE \"metric\" "
                                        + SETTINGS.formatted(INDEX.formatted("bloom(\"value\")"))))
                        .says("Columnstore.minmax", "Columnstore.bloom")
                        .there(TABLE + SETTINGS.formatted(INDEX.formatted("bloom(\"value\")")))
                        .back(TABLE + SETTINGS.formatted(INDEX.formatted("minmax(\"value\")"))),
                Transition.of(
                                "sparse index of first and last values",
                                PLAIN.table("ALTER TABLE \"metric\" " + SETTINGS.formatted("")),
                                PLAIN.table("ALTER TABLE \"metric\" "
                                        + SETTINGS.formatted(INDEX.formatted("firstlast(\"value\")"))))
                        .says("Columnstore.firstLast")
                        .there(TABLE + SETTINGS.formatted(INDEX.formatted("firstlast(\"value\")")))
                        .back(TABLE + "RESET (timescaledb.compress_index)", TABLE + SETTINGS.formatted("")),
                Transition.of(
                                "reorder policy",
                                PLAIN.table(index("device"), index("value")),
                                PLAIN.table(index("device"), index("value"), reorder("\"metric\"", "device")))
                        .says("TimeSeries.reorderBy")
                        .there(added("device"))
                        .back("SELECT remove_reorder_policy('\"matrix\".\"metric\"')"),
                Transition.of(
                                "index of a reorder policy",
                                PLAIN.table(index("device"), index("value"), reorder("\"metric\"", "device")),
                                PLAIN.table(index("device"), index("value"), reorder("\"metric\"", "value")))
                        .says("TimeSeries.reorderBy")
                        .there("SELECT remove_reorder_policy('\"matrix\".\"metric\"')", added("value"))
                        .back("SELECT remove_reorder_policy('\"matrix\".\"metric\"')", added("device")),
                Transition.of("foreign key", PLAIN, PLAIN.columns(Transition.COLUMNS + key("\"device\" (\"id\")")))
                        .says("Column.references")
                        .there(TABLE
                                + "ADD CONSTRAINT \"metric_device_fkey\" FOREIGN KEY (device) REFERENCES device(id)"),
                Transition.of(
                                "target of a foreign key",
                                PLAIN.columns(Transition.COLUMNS + key("\"device\" (\"id\")")),
                                PLAIN.columns(Transition.COLUMNS + key("\"matrix\".\"device\" (\"Serial No\")")))
                        .says("Column.references")
                        .there(
                                TABLE + "DROP CONSTRAINT \"metric_device_fkey\"",
                                TABLE + "ADD CONSTRAINT \"metric_device_fkey\" FOREIGN KEY (device) REFERENCES"
                                        + " device(\"Serial No\")")
                        .back(
                                TABLE + "DROP CONSTRAINT \"metric_device_fkey\"",
                                TABLE + "ADD CONSTRAINT \"metric_device_fkey\" FOREIGN KEY (device) REFERENCES"
                                        + " device(id)"),
                Transition.of(
                                "foreign key in a statement of one's own",
                                PLAIN,
                                PLAIN.table("ALTER TABLE \"metric\" ADD CONSTRAINT to_device FOREIGN KEY (device)"
                                        + " REFERENCES device"))
                        .says("TimeSeries.sql")
                        .there(TABLE + "ADD CONSTRAINT \"to_device\" FOREIGN KEY (device) REFERENCES device(id)"),
                Transition.of(
                                "right in a statement of one's own",
                                PLAIN,
                                PLAIN.table("GRANT SELECT ON \"metric\" TO PUBLIC"))
                        .says("TimeSeries.sql")
                        .there("GRANT SELECT ON \"metric\" TO PUBLIC"),
                Transition.of(
                                "chunk interval under a reorder policy",
                                PLAIN.table(index("device"), reorder("\"metric\"", "device")),
                                PLAIN.table(index("device"), reorder("\"metric\"", "device"))
                                        .chunks("7 days"))
                        .says("TimeSeries.partitionBy")
                        .there("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', INTERVAL '7 days')")
                        .back("SELECT set_chunk_time_interval('\"matrix\".\"metric\"', INTERVAL '1 day')"));
    }

    private static String key(String references) {
        return ", CONSTRAINT \"metric_device_fkey\" FOREIGN KEY (\"device\") REFERENCES " + references;
    }

    private static String index(String column) {
        return "CREATE INDEX \"metric_" + column + "_idx\" ON \"metric\" (\"" + column + "\", \"time\" DESC)";
    }

    private static String reorder(String relation, String column) {
        return "SELECT add_reorder_policy('" + relation + "', 'metric_" + column + "_idx')";
    }

    private static String added(String column) {
        return "SELECT add_reorder_policy('\"matrix\".\"metric\"', index_name => 'metric_" + column + "_idx')";
    }
}
