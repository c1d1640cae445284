package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.AppliedDeclarations.Applied;
import io.github.timescale4j.client.migration.SchemaChangedException.Change;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What has to be done so that a database holds what is declared.
 *
 * @param schema the schema of the library's own tables, and of relations that name none
 * @param pending what is to be created, sources first
 * @param unchanged what is there already
 * @param undeclared what was applied once and is not declared any more
 */
record MigrationPlan(
        String schema, List<DeclaredRelation> pending, List<RelationName> unchanged, List<RelationName> undeclared) {

    private static final int MAX_DESCRIPTION = 200;

    /**
     * Compares. Reads only.
     *
     * @throws SchemaMigrationException if there is something that cannot be done
     */
    static MigrationPlan make(Connection connection, String schema, List<DeclaredRelation> declared)
            throws SQLException {
        Map<RelationName, Applied> applied = new AppliedDeclarations(schema).read(connection);
        List<DeclaredRelation> pending = new ArrayList<>();
        List<RelationName> unchanged = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (DeclaredRelation relation : declared) {
            Applied before = applied.get(relation.relation());
            if (before == null) {
                pending.add(relation);
            } else if (before.sha256().equals(relation.declaration().sha256())) {
                unchanged.add(relation.relation());
            } else {
                changes.add(change(relation, before));
            }
        }
        if (!changes.isEmpty()) {
            throw new SchemaChangedException(changes);
        }
        refuseConflicts(connection, pending, unchanged);
        refuseMissingSources(connection, pending, unchanged);
        Set<RelationName> undeclared = new LinkedHashSet<>(applied.keySet());
        unchanged.forEach(undeclared::remove);
        return new MigrationPlan(schema, pending, unchanged, List.copyOf(undeclared));
    }

    private static Change change(DeclaredRelation relation, Applied before) {
        return new Change(
                relation.relation(),
                relation.type(),
                before.sha256(),
                relation.declaration().sha256(),
                LineDifference.between(SqlScript.statements(before.sql()), relation.statements()));
    }

    private static void refuseConflicts(
            Connection connection, List<DeclaredRelation> pending, List<RelationName> unchanged) throws SQLException {
        List<RelationName> names = new ArrayList<>(unchanged);
        pending.forEach(relation -> names.add(relation.relation()));
        Set<RelationName> there = Relations.existing(connection, names);
        List<DeclaredRelation> existing =
                pending.stream().filter(p -> there.contains(p.relation())).toList();
        List<RelationName> gone =
                unchanged.stream().filter(name -> !there.contains(name)).toList();
        if (existing.isEmpty() && gone.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        existing.forEach(relation -> lines.add(relation.label()
                + " exists already and was not created by this library: rename or drop it, or declare another name"));
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

    private static void refuseMissingSources(
            Connection connection, List<DeclaredRelation> pending, List<RelationName> unchanged) throws SQLException {
        Set<RelationName> known = new LinkedHashSet<>(unchanged);
        pending.forEach(relation -> known.add(relation.relation()));
        for (DeclaredRelation relation : pending) {
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
        if (firstTime && !pending.isEmpty()) {
            schemas.add(schema);
        }
        pending.forEach(
                relation -> schemas.add(String.valueOf(relation.relation().schema())));
        return schemas;
    }

    /** What the history says about the plan. */
    String description() {
        String names =
                pending.stream().map(p -> p.relation().toString()).collect(Collectors.joining(", ", "create ", ""));
        return names.length() <= MAX_DESCRIPTION ? names : names.substring(0, MAX_DESCRIPTION - 3) + "...";
    }

    /** A number that is another one if another plan was made. */
    int checksum() {
        CRC32 crc = new CRC32();
        pending.forEach(p -> crc.update(p.declaration().sha256().getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
