package io.github.timescale4j.schema;

import io.github.timescale4j.schema.Declaration.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A declared continuous aggregate.
 *
 * @param type the binary name of the annotated type
 * @param relation the view
 * @param source the hypertable or continuous aggregate that it reads
 * @param columns one for each component, in order; exactly one is the bucket
 * @param bucket the width of a bucket
 * @param materializedOnly whether queries see only what is materialized
 * @param indexes the indexes beside those that TimescaleDB makes on the grouping keys
 * @param refreshes the policies that refresh it; none if somebody else does
 * @param retention how long buckets are kept; {@code null} means for ever
 * @param options what most aggregates do not have
 */
public record AggregateModel(
        String type,
        RelationName relation,
        RelationName source,
        List<AggregateColumn> columns,
        TimeInterval bucket,
        boolean materializedOnly,
        List<IndexDefinition> indexes,
        List<RefreshPolicy> refreshes,
        @Nullable TimeInterval retention,
        AggregateOptions options) {

    /**
     * Copies the lists.
     *
     * @param type the binary name of the annotated type
     * @param relation the view
     * @param source the hypertable or continuous aggregate that it reads
     * @param columns one for each component, in order
     * @param bucket the width of a bucket
     * @param materializedOnly whether queries see only what is materialized
     * @param indexes the indexes beside those that TimescaleDB makes on the grouping keys
     * @param refreshes the policies that refresh it; none if somebody else does
     * @param retention how long buckets are kept; {@code null} means for ever
     * @param options what most aggregates do not have
     * @throws IllegalArgumentException if there is not exactly one bucket
     */
    public AggregateModel {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        refreshes = List.copyOf(refreshes);
        long buckets = columns.stream()
                .filter(column -> column.expression() instanceof Expression.Bucket)
                .count();
        if (buckets != 1) {
            throw new IllegalArgumentException(relation + " has " + buckets + " buckets instead of one");
        }
    }

    /**
     * The column that holds the start of each bucket.
     *
     * @return the column
     */
    public DeclaredColumn bucketColumn() {
        return columns.stream()
                .filter(column -> column.expression() instanceof Expression.Bucket)
                .map(AggregateColumn::column)
                .findFirst()
                .orElseThrow();
    }

    /**
     * When buckets begin.
     *
     * @return what the bucket's column says
     */
    public Expression.Alignment alignment() {
        return columns.stream()
                .map(AggregateColumn::expression)
                .filter(Expression.Bucket.class::isInstance)
                .map(expression -> ((Expression.Bucket) expression).alignment())
                .findFirst()
                .orElse(Expression.Alignment.NONE);
    }

    /**
     * The entry of this aggregate in the module's index.
     *
     * @param more what it needs beyond that which the model shows
     * @return the entry, with the checksum of {@link Ddl#statements(AggregateModel)}
     */
    public Declaration toDeclaration(Collection<Feature> more) {
        Set<Feature> features = new TreeSet<>(more);
        features.add(Feature.CONTINUOUS_AGGREGATE);
        if (!refreshes.isEmpty()) {
            features.add(Feature.REFRESH_POLICY);
        }
        if (retention != null) {
            features.add(Feature.RETENTION_POLICY);
        }
        if (options.columnstore() != null) {
            features.add(Feature.COLUMNSTORE);
        }
        return new Declaration(
                Kind.CONTINUOUS_AGGREGATE,
                type,
                relation,
                bucketColumn().column(),
                source,
                bucket,
                retention,
                features,
                columns.stream().map(AggregateColumn::column).toList(),
                Declaration.renames(options.columns()),
                SqlScript.resource(type),
                SqlScript.checksum(Ddl.statements(this)),
                Derivation.of(this));
    }
}
