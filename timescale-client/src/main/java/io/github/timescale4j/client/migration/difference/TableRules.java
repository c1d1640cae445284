package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.PlainTable;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compares dimensions and constraints. */
final class TableRules {

    private static final String NEW_CHUNKS = "It is for chunks to come; those that are there stay as they are";

    private TableRules() {}

    static void dimensions(Subject subject) {
        for (SchemaObject declared : subject.declared.all(ObjectKind.DIMENSION)) {
            Optional<SchemaObject> found = subject.found.find(ObjectKind.DIMENSION, declared.name());
            if (found.isEmpty() || !found.get().text("kind").equals(declared.text("kind"))) {
                missing(subject, declared);
            } else {
                chunkInterval(subject, declared, found.get());
                partitions(subject, declared, found.get());
                NowFunctionRules.compare(subject, declared, found.get());
            }
        }
        for (SchemaObject found : subject.found.all(ObjectKind.DIMENSION)) {
            if (found.text("kind").equals("hash")
                    && subject.declared.find(ObjectKind.DIMENSION, found.name()).isEmpty()
                    && subject.applied.find(ObjectKind.DIMENSION, found.name()).isPresent()) {
                subject.add(
                        Step.DIMENSION,
                        "dimension " + found.name(),
                        "existence",
                        null,
                        "hash, " + found.get("partitions") + " partitions",
                        Change.impossible(
                                "A dimension cannot be removed: declare it with one partition, or declare a new"
                                        + " table and copy the rows"));
            }
        }
    }

    private static void missing(Subject subject, SchemaObject declared) {
        if (declared.text("kind").equals("time")) {
            String present = subject.found.all(ObjectKind.DIMENSION).stream()
                    .filter(dimension -> dimension.text("kind").equals("time"))
                    .map(SchemaObject::name)
                    .findFirst()
                    .orElse(null);
            PlainTable plain = subject.facts.plain();
            if (present == null && plain != null) {
                PlainTableRules.convert(subject, declared, plain);
                NowFunctionRules.compare(subject, declared, declared.with(Map.of()));
                return;
            }
            subject.add(
                    Step.DIMENSION,
                    "hypertable",
                    "time column",
                    declared.name(),
                    present,
                    Change.impossible(
                            "The time column of a table with rows cannot change (V06): declare a new table, and copy"
                                    + " the rows"));
            return;
        }
        subject.add(
                Step.DIMENSION,
                "dimension " + declared.name(),
                "existence",
                "hash, " + declared.get("partitions") + " partitions",
                null,
                Change.of(
                        subject.facts.isEmpty() ? SafetyClass.SAFE : SafetyClass.COSTLY,
                        "It is for chunks to come, it multiplies their number, and it can never be removed again",
                        "SELECT add_dimension(" + subject.relation().regclass() + ", "
                                + Literal.quote(declared.name()) + ", number_partitions => "
                                + declared.get("partitions") + ")"));
    }

    private static void chunkInterval(Subject subject, SchemaObject declared, SchemaObject found) {
        String to = declared.get("chunk interval");
        if (to != null && !to.equals(found.get("chunk interval"))) {
            subject.add(
                    Step.DIMENSION,
                    "dimension " + declared.name(),
                    "chunk interval",
                    to,
                    found.get("chunk interval"),
                    Change.safe(
                            NEW_CHUNKS,
                            "SELECT set_chunk_time_interval("
                                    + subject.relation().regclass() + ", " + to + ")"));
        }
    }

    private static void partitions(Subject subject, SchemaObject declared, SchemaObject found) {
        String to = declared.get("partitions");
        if (to != null && !to.equals(found.get("partitions"))) {
            subject.add(
                    Step.DIMENSION,
                    "dimension " + declared.name(),
                    "partitions",
                    to,
                    found.get("partitions"),
                    Change.safe(
                            NEW_CHUNKS,
                            "SELECT set_number_partitions(" + subject.relation().regclass() + ", " + to + ", "
                                    + Literal.quote(declared.name()) + ")"));
        }
    }

    static void constraints(Subject subject) {
        for (SchemaObject declared : subject.declared.all(ObjectKind.CONSTRAINT)) {
            boolean there = subject.found.all(ObjectKind.CONSTRAINT).stream()
                    .anyMatch(found -> Objects.equals(found.get("definition"), declared.get("definition")));
            if (!there) {
                constraint(subject, declared);
            }
        }
        for (SchemaObject found : subject.found.all(ObjectKind.CONSTRAINT)) {
            if (subject.made(found)
                    && subject.declared
                            .find(ObjectKind.CONSTRAINT, found.name())
                            .isEmpty()
                    && subject.declared.all(ObjectKind.CONSTRAINT).stream()
                            .noneMatch(other -> other.properties().equals(found.properties()))) {
                subject.remarks.add("constraint " + found.name() + " of " + subject.relation() + ", "
                        + found.get("definition") + ", is not declared any more; drop it by hand if it is not wanted");
            }
        }
    }

    private static void constraint(Subject subject, SchemaObject declared) {
        Optional<SchemaObject> namesake = subject.found.find(ObjectKind.CONSTRAINT, declared.name());
        String object = "constraint " + declared.name();
        String definition = declared.text("definition");
        if (namesake.isPresent() && !subject.made(namesake.get())) {
            subject.add(
                    Step.ADD_CONSTRAINT,
                    object,
                    "definition",
                    definition,
                    namesake.get().get("definition"),
                    Change.impossible("Somebody else made a constraint of that name: drop or rename it"));
            return;
        }
        namesake.ifPresent(old -> subject.add(
                Step.DROP_CONSTRAINT,
                object,
                "definition",
                null,
                old.get("definition"),
                Change.safe(
                        "It makes way for its new form",
                        subject.alter() + " DROP CONSTRAINT " + Identifier.quote(old.name()))));
        subject.add(
                Step.ADD_CONSTRAINT, object, "definition", definition, null, addition(subject, declared, definition));
    }

    private static Change addition(Subject subject, SchemaObject declared, String definition) {
        if (subject.hasColumnstore() && !subject.version.isAtLeast(2, 20)) {
            return Change.impossible("With a columnstore this needs TimescaleDB 2.20: update the extension, or take the"
                    + " change back");
        }
        String what = switch (declared.text("kind")) {
            case "c" -> "Every row is checked under a lock (";
            case "f" -> "Every row is looked up in the other table, under a lock of both (";
            default -> "An index is built under a lock (";
        };
        return Change.of(
                subject.facts.isEmpty() ? SafetyClass.SAFE : SafetyClass.COSTLY,
                what + subject.size() + "), and the statement fails if a row does not comply",
                subject.alter() + " ADD CONSTRAINT " + Identifier.quote(declared.name()) + " " + definition);
    }
}
