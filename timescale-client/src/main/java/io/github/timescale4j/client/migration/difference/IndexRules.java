package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        String create = create(subject, declared);
        if (namesake.isEmpty()) {
            subject.add(
                    Step.INDEX,
                    "index " + declared.name(),
                    "existence",
                    describe(declared),
                    null,
                    Change.of(subject.scan(), why(subject), create));
        } else if (subject.made(namesake.get())) {
            subject.add(
                    Step.INDEX,
                    "index " + declared.name(),
                    "definition",
                    describe(declared),
                    describe(namesake.get()),
                    Change.of(subject.scan(), why(subject), drop(subject, namesake.get()), create));
        } else {
            subject.add(
                    Step.INDEX,
                    "index " + declared.name(),
                    "definition",
                    describe(declared),
                    describe(namesake.get()),
                    Change.impossible("Somebody else made an index of that name: drop or rename it"));
        }
    }

    private static void invalid(Subject subject, SchemaObject declared, SchemaObject found) {
        subject.add(
                Step.INDEX,
                "index " + found.name(),
                "validity",
                describe(declared),
                "invalid, its building was interrupted",
                Change.of(subject.scan(), why(subject), drop(subject, found), create(subject, declared)));
    }

    private static String why(Subject subject) {
        return subject.facts.isEmpty()
                ? "The table is empty"
                : "It is built while nobody else can write (" + subject.size() + ")";
    }

    private static String drop(Subject subject, SchemaObject found) {
        String schema = subject.declared.aggregate()
                ? AGGREGATES
                : Identifier.quote(String.valueOf(subject.relation().schema())) + ".";
        return "DROP INDEX " + schema + Identifier.quote(found.name());
    }

    private static String create(Subject subject, SchemaObject declared) {
        return "CREATE " + (declared.is("unique") ? "UNIQUE " : "") + "INDEX "
                + (declared.name().startsWith("_materialized_") ? "" : Identifier.quote(declared.name()) + " ") + "ON "
                + subject.relation().quoted() + " USING " + declared.get("definition");
    }
}
