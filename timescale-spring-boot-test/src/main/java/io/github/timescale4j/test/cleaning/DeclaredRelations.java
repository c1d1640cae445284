package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is declared, with the schema in which it is; an aggregate comes after its source. */
record DeclaredRelations(List<Relation> relations) {

    /**
     * One of them.
     *
     * @param timeType the SQL type of its time, or of the buckets of an aggregate
     * @param source what an aggregate reads; {@code null} for a table
     */
    record Relation(
            RelationName name,
            boolean aggregate,
            String timeType,
            @Nullable RelationName source) {}

    /** Puts declarations without a schema into the one that is given. */
    static DeclaredRelations of(DeclarationCatalog catalog, String schema) {
        List<Relation> left = new ArrayList<>();
        for (Declaration declaration : catalog.declarations()) {
            RelationName source = declaration.source();
            left.add(new Relation(
                    qualified(declaration.relation(), schema),
                    declaration.kind() == Declaration.Kind.CONTINUOUS_AGGREGATE,
                    timeType(declaration),
                    source == null ? null : qualified(source, schema)));
        }
        return new DeclaredRelations(inOrder(left));
    }

    private static String timeType(Declaration declaration) {
        return declaration.columns().stream()
                .filter(column -> column.column().equals(declaration.timeColumn()))
                .map(DeclaredColumn::sqlType)
                .findFirst()
                .orElse("timestamptz");
    }

    private static RelationName qualified(RelationName name, String schema) {
        return name.schema() == null ? new RelationName(schema, name.name()) : name;
    }

    /** The migration has refused circles already; a source that nobody declares is as good as one that comes first. */
    private static List<Relation> inOrder(List<Relation> relations) {
        List<Relation> left = new ArrayList<>(relations);
        List<Relation> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Set<RelationName> waiting = new LinkedHashSet<>();
            left.forEach(relation -> waiting.add(relation.name()));
            List<Relation> next = left.stream()
                    .filter(relation -> relation.source() == null || !waiting.contains(relation.source()))
                    .toList();
            if (next.isEmpty()) {
                ordered.addAll(left);
                break;
            }
            ordered.addAll(next);
            left.removeAll(next);
        }
        return List.copyOf(ordered);
    }

    /** These, and all aggregates over them and over those: what shows less when the rows of these are gone. */
    List<Relation> withAggregates(Set<RelationName> names) {
        Set<RelationName> reached = new LinkedHashSet<>(names);
        for (Relation relation : relations) {
            if (relation.source() != null && reached.contains(relation.source())) {
                reached.add(relation.name());
            }
        }
        return relations.stream()
                .filter(relation -> reached.contains(relation.name()))
                .toList();
    }
}
