package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.AppliedDeclarations.Applied;
import io.github.timescale4j.client.migration.catalog.FactsReader;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the table of applied declarations says about those of this application.
 *
 * @param schema the schema of the library's own tables, and of relations that name none
 * @param inOrder all declarations, sources first
 * @param pending what is to be created, sources first
 * @param adopted what exists, was never applied, and is to be compared and recorded as if it had been
 * @param changed what was applied in another form
 * @param unchanged what was applied as it is declared
 * @param undeclared what was applied once and is not declared any more
 * @param applied the table
 * @param overRows the aggregates among the pending ones whose source holds rows already, or will before them, or may elsewhere
 */
record MigrationPlan(
        String schema,
        List<DeclaredRelation> inOrder,
        List<DeclaredRelation> pending,
        List<DeclaredRelation> adopted,
        List<DeclaredRelation> changed,
        List<RelationName> unchanged,
        List<RelationName> undeclared,
        Map<RelationName, Applied> applied,
        Set<RelationName> overRows) {

    private static final int MAX_DESCRIPTION = 200;

    /**
     * Compares. Reads only.
     *
     * @param unfilled aggregates that will have rows, but may have none yet
     * @param elsewhere whether it will run on databases where relations may have rows that have none here
     * @throws SchemaMigrationException if there is something that cannot be done
     */
    static MigrationPlan make(
            Connection connection,
            String schema,
            List<DeclaredRelation> declared,
            Collection<RelationName> unfilled,
            boolean elsewhere)
            throws SQLException {
        Map<RelationName, Applied> applied = new AppliedDeclarations(schema).read(connection);
        List<RelationName> names =
                declared.stream().map(DeclaredRelation::relation).toList();
        Map<RelationName, RelationKind> there = Relations.kinds(connection, names);
        List<DeclaredRelation> pending = new ArrayList<>();
        List<DeclaredRelation> adopted = new ArrayList<>();
        List<DeclaredRelation> changed = new ArrayList<>();
        List<RelationName> unchanged = new ArrayList<>();
        for (DeclaredRelation relation : declared) {
            Applied before = applied.get(relation.relation());
            if (before == null) {
                (isAdopted(relation, there.get(relation.relation())) ? adopted : pending).add(relation);
            } else if (before.sha256().equals(relation.declaration().sha256())) {
                unchanged.add(relation.relation());
            } else {
                changed.add(relation);
            }
        }
        List<RelationName> known = new ArrayList<>(unchanged);
        changed.forEach(relation -> known.add(relation.relation()));
        refuseConflicts(there, pending, known);
        refuseMissingSources(connection, declared, known);
        Set<RelationName> undeclared = new LinkedHashSet<>(applied.keySet());
        known.forEach(undeclared::remove);
        return new MigrationPlan(
                schema,
                declared,
                pending,
                adopted,
                changed,
                unchanged,
                List.copyOf(undeclared),
                Map.copyOf(applied),
                overRows(connection, pending, unfilled, elsewhere));
    }

    private static Set<RelationName> overRows(
            Connection connection, List<DeclaredRelation> pending, Collection<RelationName> unfilled, boolean elsewhere)
            throws SQLException {
        Set<RelationName> found = new LinkedHashSet<>();
        Set<RelationName> created = new LinkedHashSet<>();
        for (DeclaredRelation relation : pending) {
            RelationName source = relation.source();
            boolean rows = source != null
                    && (created.contains(source)
                            ? found.contains(source)
                            : elsewhere
                                    || unfilled.contains(source)
                                    || !FactsReader.read(connection, source).isEmpty());
            if (rows) {
                found.add(relation.relation());
            }
            created.add(relation.relation());
        }
        return found;
    }

    boolean isDeclared(RelationName name) {
        return inOrder.stream().anyMatch(relation -> relation.relation().equals(name));
    }

    /** Whether it is to be created. */
    boolean isNew(RelationName name) {
        return pending.stream().anyMatch(relation -> relation.relation().equals(name));
    }

    /** The declaration of a relation that is declared. */
    DeclaredRelation declared(RelationName name) {
        return inOrder.stream()
                .filter(relation -> relation.relation().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAdopted(DeclaredRelation relation, @Nullable RelationKind kind) {
        return kind != null
                && relation.adoption() != Adoption.REFUSED
                && kind.suits(relation.declaration().kind());
    }

    /** What is compared for the first time, in this form or at all. */
    List<DeclaredRelation> different() {
        return inOrder.stream()
                .filter(relation -> changed.contains(relation) || adopted.contains(relation))
                .toList();
    }

    /** What has to get a row in the table of applied declarations, sources first. */
    List<DeclaredRelation> unrecorded() {
        return inOrder.stream()
                .filter(relation -> pending.contains(relation) || adopted.contains(relation))
                .toList();
    }

    /** What is there and compared: applied in this form or another, or adopted; sources first. */
    List<DeclaredRelation> known() {
        return inOrder.stream().filter(relation -> !pending.contains(relation)).toList();
    }

    /** The type that declares a relation. */
    String type(RelationName name) {
        return inOrder.stream()
                .filter(relation -> relation.relation().equals(name))
                .map(DeclaredRelation::type)
                .findFirst()
                .orElse("");
    }

    /** What an aggregate reads; {@code null} for a table. */
    @Nullable
    RelationName source(RelationName name) {
        return inOrder.stream()
                .filter(relation -> relation.relation().equals(name))
                .map(DeclaredRelation::source)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Whether an aggregate is made of a relation, be it by way of others. */
    boolean reads(RelationName reader, RelationName relation) {
        RelationName source = source(reader);
        while (source != null && !source.equals(relation)) {
            source = source(source);
        }
        return source != null;
    }

    /** Where the declared relations are. */
    Set<String> schemas() {
        Set<String> schemas = new LinkedHashSet<>();
        schemas.add(schema);
        inOrder.forEach(
                relation -> schemas.add(String.valueOf(relation.relation().schema())));
        return schemas;
    }

    private static void refuseConflicts(
            Map<RelationName, RelationKind> there, List<DeclaredRelation> pending, List<RelationName> known) {
        List<DeclaredRelation> existing = pending.stream()
                .filter(relation -> there.containsKey(relation.relation()))
                .toList();
        List<RelationName> gone =
                known.stream().filter(name -> !there.containsKey(name)).toList();
        if (existing.isEmpty() && gone.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        existing.forEach(relation -> lines.add(conflict(relation, there.get(relation.relation()))));
        gone.forEach(name ->
                lines.add(name + " was created by this library and does not exist any more: restore it, or delete"
                        + " its row from " + AppliedDeclarations.TABLE + ", so that the next start creates it anew"));
        throw new RelationConflictException(
                lines.stream()
                        .collect(Collectors.joining(
                                "\n  - ",
                                "The database does not hold what was expected; nothing was changed:\n  - ",
                                "")),
                existing.stream().map(DeclaredRelation::relation).toList(),
                gone);
    }

    private static String conflict(DeclaredRelation relation, @Nullable RelationKind kind) {
        Declaration.Kind declared = relation.declaration().kind();
        return kind != null && kind.suits(declared)
                ? relation.label() + " exists already and was not created by this library: adopt it with"
                        + " timescale.migration.adopt=" + Adoption.property(relation.relation())
                        + ", rename or drop it, or declare another name"
                : relation.label() + " is declared as a " + declared.label() + ", but there is a "
                        + (kind == null ? "relation" : kind.label())
                        + " of that name: rename or drop it, or declare another name";
    }

    private static void refuseMissingSources(
            Connection connection, List<DeclaredRelation> declared, List<RelationName> unchanged) throws SQLException {
        Set<RelationName> known = new LinkedHashSet<>(unchanged);
        declared.forEach(relation -> known.add(relation.relation()));
        for (DeclaredRelation relation : declared) {
            RelationName source = relation.source();
            if (source != null && !known.contains(source) && !Relations.exists(connection, source)) {
                throw new InvalidDeclarationException(
                        List.of(relation.type()),
                        relation.label() + " reads " + source
                                + ", which is neither declared on this class path nor in the"
                                + " database. Add the module that declares it, compiled with the annotation processor",
                        null);
            }
        }
    }

    /**
     * Where something will be created.
     *
     * @param firstTime whether the library's own tables are among it
     */
    Set<String> schemas(boolean firstTime) {
        Set<String> schemas = new LinkedHashSet<>();
        if (firstTime && !unrecorded().isEmpty()) {
            schemas.add(schema);
        }
        pending.forEach(
                relation -> schemas.add(String.valueOf(relation.relation().schema())));
        return schemas;
    }

    /** What the history says about the plan. */
    String description(Batch batch) {
        Set<String> names = new LinkedHashSet<>();
        batch.created(this).forEach(relation -> names.add(relation.relation().toString()));
        String created = names.isEmpty() ? "" : "create " + String.join(", ", names);
        String altered = batch.plan().differences().stream()
                .filter(difference -> difference.step() != Step.ADOPT)
                .map(difference -> difference.relation().toString())
                .filter(name -> !names.contains(name))
                .distinct()
                .collect(Collectors.joining(", "));
        String adoptions =
                adopted.stream().map(relation -> relation.relation().toString()).collect(Collectors.joining(", "));
        String text = Stream.of(
                        created,
                        adoptions.isEmpty() ? "" : "adopt " + adoptions,
                        altered.isEmpty() ? "" : "change " + altered)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        if (text.isEmpty()) {
            text = "declarations written in another way";
        }
        return text.length() <= MAX_DESCRIPTION ? text : text.substring(0, MAX_DESCRIPTION - 3) + "...";
    }
}
