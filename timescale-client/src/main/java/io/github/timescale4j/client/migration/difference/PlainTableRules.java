package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.PlainTable;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Literal;
import java.util.Map;
import java.util.Optional;

/** Makes a hypertable of a table that is none. */
final class PlainTableRules {

    private PlainTableRules() {}

    static void convert(Subject subject, SchemaObject time, PlainTable plain) {
        subject.add(Step.DIMENSION, "hypertable", "time column", time.name(), null, conversion(subject, time, plain));
    }

    private static Change conversion(Subject subject, SchemaObject time, PlainTable plain) {
        Optional<String> lacking = lacking(subject, plain);
        if (lacking.isPresent()) {
            return Change.impossible(lacking.get());
        }
        String interval = time.get("chunk interval");
        String call = "SELECT create_hypertable(" + subject.relation().regclass() + ", " + Literal.quote(time.name())
                + (interval == null ? "" : ", chunk_time_interval => " + interval)
                + ", create_default_indexes => false";
        if (!plain.rows()) {
            return Change.safe("The table is empty", call + ")");
        }
        return subject.wishes.migrateData()
                ? Change.of(
                        SafetyClass.COSTLY,
                        "Every row is written anew, while nobody else can read or write the table (" + subject.size()
                                + ")",
                        call + ", migrate_data => true)")
                : Change.impossible("There are rows in the table, which is no hypertable (" + subject.size()
                        + "). With timescale.migration.migrate-data naming it they are moved into chunks, while nobody"
                        + " else can read or write the table; where that takes too long, rename the table, let a new"
                        + " one be created, and copy the rows in parts");
    }

    /** TimescaleDB keeps nothing unique beyond a chunk. */
    private static Optional<String> lacking(Subject subject, PlainTable plain) {
        for (SchemaObject dimension : subject.declared.all(ObjectKind.DIMENSION)) {
            Optional<String> key = plain.keys().entrySet().stream()
                    .filter(each -> !each.getValue().contains(dimension.name()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst();
            if (key.isPresent()) {
                return Optional.of("The key " + key.get() + " lacks the column " + dimension.name()
                        + ", by which the table is to be partitioned, and a hypertable can keep nothing else unique:"
                        + " drop it, or make it anew with that column");
            }
        }
        return Optional.empty();
    }
}
