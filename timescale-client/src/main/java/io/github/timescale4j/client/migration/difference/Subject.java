package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.RelationFacts;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One relation while it is compared: three times the relation, and what has been noticed so far. */
final class Subject {

    private static final long SMALL = 64L * 1024 * 1024;

    final RelationSnapshot declared;
    final RelationSnapshot found;
    final RelationSnapshot applied;
    final Comparison.Wishes wishes;
    final RelationFacts facts;
    final ServerVersion version;
    final List<Difference> differences = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    Subject(
            RelationSnapshot declared,
            RelationSnapshot found,
            RelationSnapshot applied,
            Comparison.Wishes wishes,
            RelationFacts facts,
            ServerVersion version) {
        this.declared = declared;
        this.found = found;
        this.applied = applied;
        this.wishes = wishes;
        this.facts = facts;
        this.version = version;
    }

    RelationName relation() {
        return declared.relation();
    }

    /** The beginning of a statement that alters the relation. */
    String alter() {
        return (declared.aggregate() ? "ALTER MATERIALIZED VIEW " : "ALTER TABLE ")
                + relation().quoted();
    }

    /** Whether the library made something itself, so that it may take it away again. */
    boolean made(SchemaObject object) {
        return applied.all(object.kind()).contains(object);
    }

    boolean hasColumnstore() {
        return found.only(ObjectKind.COLUMNSTORE).isPresent();
    }

    /** What it costs to read all rows under a lock. */
    SafetyClass scan() {
        return facts.bytes() < SMALL ? SafetyClass.SAFE : SafetyClass.COSTLY;
    }

    String size() {
        return (facts.plain() == null ? Count.of(facts.chunks(), "chunk") + ", " : "") + facts.bytes() / (1024 * 1024)
                + " MiB";
    }

    void add(
            Step step,
            String object,
            String property,
            @Nullable String declaredValue,
            @Nullable String foundValue,
            Change change) {
        differences.add(new Difference(
                relation(),
                step,
                object,
                property,
                declaredValue,
                foundValue,
                change.safety,
                change.why,
                change.statements));
    }

    /** What is done. */
    record Change(SafetyClass safety, String why, List<String> statements) {

        static Change of(SafetyClass safety, String why, String... statements) {
            return new Change(safety, why, List.of(statements));
        }

        static Change safe(String why, String... statements) {
            return of(SafetyClass.SAFE, why, statements);
        }

        static Change impossible(String why) {
            return of(SafetyClass.IMPOSSIBLE, why);
        }
    }
}
