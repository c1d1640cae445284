package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the columnstore's settings and what an aggregate is. */
final class StorageRules {

    private static final String OBJECT = "columnstore";
    private static final String INDEX = "index";

    private StorageRules() {}

    static void columnstore(Subject subject) {
        Optional<SchemaObject> declared = subject.declared.only(ObjectKind.COLUMNSTORE);
        Optional<SchemaObject> found = subject.found.only(ObjectKind.COLUMNSTORE);
        if (declared.isPresent() && found.isEmpty()) {
            subject.add(
                    Step.COLUMNSTORE,
                    OBJECT,
                    "existence",
                    describe(declared.get()),
                    null,
                    Change.safe("No chunk is compressed by it; the lock is brief", settings(subject, declared.get())));
        } else if (declared.isPresent() && differs(subject, declared.get(), found.get())) {
            changed(subject, declared.get(), found.get());
        } else if (declared.isEmpty()
                && found.isPresent()
                && subject.applied.only(ObjectKind.COLUMNSTORE).isPresent()) {
            undeclared(subject, found.get());
        }
    }

    /** Sparse indexes that the declaration leaves to the server may be somebody else's. */
    private static boolean differs(Subject subject, SchemaObject declared, SchemaObject found) {
        boolean index = !Objects.equals(declared.get(INDEX), found.get(INDEX))
                && (declared.get(INDEX) != null || dropsIndex(subject, declared, found));
        return index
                || !Objects.equals(declared.get("segmentby"), found.get("segmentby"))
                || !Objects.equals(declared.get("orderby"), found.get("orderby"));
    }

    private static boolean dropsIndex(Subject subject, SchemaObject declared, SchemaObject found) {
        String before = subject.applied
                .only(ObjectKind.COLUMNSTORE)
                .map(applied -> applied.get(INDEX))
                .orElse(null);
        return declared.get(INDEX) == null && before != null && before.equals(found.get(INDEX));
    }

    private static void changed(Subject subject, SchemaObject declared, SchemaObject found) {
        boolean possible = subject.version.isAtLeast(2, 14) || subject.facts.compressedChunks() == 0;
        subject.add(
                Step.COLUMNSTORE,
                OBJECT,
                "settings",
                describe(declared),
                describe(found),
                possible
                        ? Change.safe(
                                "It is for chunks that are compressed from now on; the others keep their layout",
                                statements(subject, declared, found))
                        : Change.impossible(
                                "Before TimescaleDB 2.14 this needs all chunks decompressed: update the extension,"
                                        + " or decompress them"));
    }

    /** The index goes first: it must not be of a column that becomes a segment. */
    private static String[] statements(Subject subject, SchemaObject declared, SchemaObject found) {
        String reset = subject.alter() + " RESET (timescaledb.compress_index)";
        String set = settings(subject, declared);
        return dropsIndex(subject, declared, found) ? new String[] {reset, set} : new String[] {set};
    }

    private static void undeclared(Subject subject, SchemaObject found) {
        if (subject.facts.compressedChunks() > 0) {
            subject.remarks.add("the columnstore of " + subject.relation() + " is not declared any more, but holds "
                    + Count.of(subject.facts.compressedChunks(), "chunk") + "; it stays on");
            return;
        }
        subject.add(
                Step.COLUMNSTORE,
                OBJECT,
                "existence",
                null,
                describe(found),
                Change.safe("It holds no chunk", subject.alter() + " SET (timescaledb.compress = false)"));
    }

    private static String describe(SchemaObject columnstore) {
        return "segmentby " + columnstore.properties().getOrDefault("segmentby", "(none)") + ", orderby "
                + columnstore.properties().getOrDefault("orderby", "(the server's choice)")
                + (columnstore.get(INDEX) == null ? "" : ", index " + columnstore.get(INDEX));
    }

    private static String settings(Subject subject, SchemaObject columnstore) {
        @Nullable String order = columnstore.get("orderby");
        @Nullable String index = columnstore.get(INDEX);
        String segments = Stream.of(columnstore.text("segmentby").split(","))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .map(Identifier::quote)
                .collect(Collectors.joining(", "));
        return subject.alter() + " SET (timescaledb.compress, timescaledb.compress_segmentby = "
                + Literal.quote(segments)
                + (order == null ? "" : ", timescaledb.compress_orderby = " + Literal.quote(order))
                + (index == null ? "" : ", timescaledb.compress_index = " + Literal.quote(index)) + ")";
    }

    static void aggregate(Subject subject) {
        SchemaObject declared = subject.declared.only(ObjectKind.AGGREGATE).orElse(null);
        SchemaObject found = subject.found.only(ObjectKind.AGGREGATE).orElse(null);
        if (declared == null || found == null) {
            return;
        }
        if (declared.is("materialized only") != found.is("materialized only")) {
            subject.add(
                    Step.AGGREGATE,
                    "aggregate",
                    "materialized only",
                    declared.get("materialized only"),
                    found.get("materialized only"),
                    Change.safe(
                            "Nothing but the view is touched",
                            subject.alter() + " SET (timescaledb.materialized_only = "
                                    + declared.get("materialized only") + ")"));
        }
    }

    /** The chunk interval of an aggregate follows its source's at its creation, unless the declaration says one. */
    static void aggregateChunks(Subject subject) {
        for (SchemaObject declared : subject.declared.all(ObjectKind.DIMENSION)) {
            String to = declared.get("chunk interval");
            @Nullable
            String from = subject.found
                    .find(ObjectKind.DIMENSION, declared.name())
                    .map(dimension -> dimension.get("chunk interval"))
                    .orElse(null);
            if (to != null && from != null && !to.equals(from)) {
                subject.add(
                        Step.DIMENSION,
                        "aggregate",
                        "chunk interval",
                        to,
                        from,
                        Change.safe(
                                "It is for chunks to come; those that are there stay as they are",
                                "SELECT set_chunk_time_interval("
                                        + subject.relation().regclass() + ", " + to + ")"));
            }
        }
    }
}
