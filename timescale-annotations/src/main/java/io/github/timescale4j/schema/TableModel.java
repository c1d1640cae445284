package io.github.timescale4j.schema;

import io.github.timescale4j.schema.Declaration.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A declared hypertable.
 *
 * @param type the binary name of the annotated type
 * @param relation the table
 * @param columns one for each component, in order
 * @param timeColumn the column by which the table is partitioned
 * @param chunkInterval how much time one chunk holds
 * @param indexes all indexes, the one on the time column included
 * @param retention how long rows are kept; {@code null} means for ever
 * @param options what most tables do not have
 */
public record TableModel(
        String type,
        RelationName relation,
        List<DeclaredColumn> columns,
        String timeColumn,
        TimeInterval chunkInterval,
        List<IndexDefinition> indexes,
        @Nullable TimeInterval retention,
        TableOptions options) {

    /**
     * Copies the lists.
     *
     * @param type the binary name of the annotated type
     * @param relation the table
     * @param columns one for each component, in order
     * @param timeColumn the column by which the table is partitioned
     * @param chunkInterval how much time one chunk holds
     * @param indexes all indexes, the one on the time column included
     * @param retention how long rows are kept; {@code null} means for ever
     * @param options what most tables do not have
     */
    public TableModel {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
    }

    /**
     * The entry of this table in the module's index.
     *
     * @param more what it needs beyond that which the model shows
     * @return the entry, with the checksum of {@link Ddl#statements(TableModel)}
     */
    public Declaration toDeclaration(Collection<Feature> more) {
        Set<Feature> features = new TreeSet<>(more);
        if (retention != null) {
            features.add(Feature.RETENTION_POLICY);
        }
        if (options.reorderIndex() != null) {
            features.add(Feature.REORDER_POLICY);
        }
        if (options.columnstore() != null) {
            features.add(Feature.COLUMNSTORE);
        }
        return new Declaration(
                Kind.HYPERTABLE,
                type,
                relation,
                timeColumn,
                null,
                null,
                retention,
                features,
                columns,
                Declaration.renames(options.columns()),
                SqlScript.resource(type),
                SqlScript.checksum(Ddl.statements(this)));
    }
}
