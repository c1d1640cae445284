package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares indexes by what they are, not by their names: the server chooses those of an aggregate's indexes. */
final class IndexRules {

    /** Where TimescaleDB puts the indexes of aggregates. */
    private static final String AGGREGATES = "\"_timescaledb_internal\".";

    private IndexRules() {}

    static void compare(Subject subject) {
        List<SchemaObject> left = new ArrayList<>(subject.found.all(ObjectKind.INDEX));
        for (SchemaObject declared : subject.declared.all(ObjectKind.INDEX)) {
            Optional<SchemaObject> same = left.stream()
                    .filter(found -> found.text("definition").equals(declared.text("definition"))
                            && found.is("unique") == declared.is("unique"))
                    .findFirst();
            same.ifPresent(left::remove);
            if (same.isEmpty()) {
                missing(subject, declared);
            } else if (!same.get().is("valid")) {
                invalid(subject, declared, same.get());
            }
        }
        for (SchemaObject found : left) {
            if (subject.made(found)
                    && subject.declared.find(ObjectKind.INDEX, found.name()).isEmpty()) {
                subject.remarks.add("index " + found.name() + " of " + subject.relation()
                        + " is not declared any more; drop it by hand if no query needs it");
            }
        }
    }

    private static String describe(SchemaObject index) {
        return (index.is("unique") ? "unique " : "") + index.get("definition");
    }

    private static void missing(Subject subject, SchemaObject declared) {
        Optional<SchemaObject> namesake = subject.found.find(ObjectKind.INDEX, declared.name());
        if (namesake.isPresent() && !subject.made(namesake.get())) {
            subject.add(
                    Step.INDEX,
                    "index " + declared.name(),
                    "definition",
                    describe(declared),
                    describe(namesake.get()),
                    Change.impossible("Somebody else made an index of that name: drop or rename it"));
            return;
        }
        String property = namesake.isEmpty() ? "existence" : "definition";
        String before = namesake.map(IndexRules::describe).orElse(null);
        namesake.ifPresent(old -> drop(subject, old));
        build(subject, declared, property, before);
    }

    private static void invalid(Subject subject, SchemaObject declared, SchemaObject found) {
        String before = "invalid, its building was interrupted";
        // Half an index is dropped by whoever builds it chunk by chunk.
        if (!byChunk(subject, declared)) {
            drop(subject, found);
        }
        build(subject, declared, "validity", before);
    }

    private static void drop(Subject subject, SchemaObject found) {
        String schema = subject.declared.aggregate()
                ? AGGREGATES
                : Identifier.quote(String.valueOf(subject.relation().schema())) + ".";
        subject.add(
                Step.INDEX,
                "index " + found.name(),
                "definition",
                null,
                describe(found),
                Change.safe("It makes way for its new form", "DROP INDEX " + schema + Identifier.quote(found.name())));
    }

    private static void build(Subject subject, SchemaObject declared, String property, @Nullable String before) {
        boolean byChunk = byChunk(subject, declared);
        String why;
        if (subject.facts.isEmpty()) {
            why = "The table is empty";
        } else if (byChunk) {
            why = "It is built after the transaction: writers wait for one chunk at a time (" + subject.size() + ")";
        } else {
            why = "It is built while nobody else can write (" + subject.size() + ")";
        }
        subject.add(
                byChunk ? Step.INDEX_BY_CHUNK : Step.INDEX,
                "index " + declared.name(),
                property,
                describe(declared),
                before,
                Change.of(byChunk ? SafetyClass.SAFE : subject.scan(), why, create(subject, declared)));
    }

    /** The server builds unique indexes and those of aggregates in one piece only. */
    private static boolean byChunk(Subject subject, SchemaObject declared) {
        return subject.scan() != SafetyClass.SAFE
                && !subject.declared.aggregate()
                && !declared.is("unique")
                && !declared.text("definition").contains(" WITH (");
    }

    private static String create(Subject subject, SchemaObject declared) {
        return "CREATE " + (declared.is("unique") ? "UNIQUE " : "") + "INDEX "
                + (declared.name().startsWith("_materialized_") ? "" : Identifier.quote(declared.name()) + " ") + "ON "
                + subject.relation().quoted() + " USING " + declared.get("definition");
    }
}
