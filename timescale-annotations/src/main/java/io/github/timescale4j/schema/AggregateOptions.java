package io.github.timescale4j.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a continuous aggregate may have and most do not.
 *
 * @param query its query, if it is not made from its columns; these are then those of the query, in order
 * @param filter which rows of the source it reads: a condition in SQL
 * @param chunkInterval how much time one chunk of its buckets holds
 * @param columnstore how its older chunks are kept in columns
 * @param columns what is said of columns beside their names and types, for those of which something is said
 * @param comment a text for the catalog
 */
public record AggregateOptions(
        @Nullable String query,
        @Nullable String filter,
        @Nullable TimeInterval chunkInterval,
        @Nullable Columnstore columnstore,
        List<ColumnOptions> columns,
        @Nullable String comment) {

    /** Nothing of it. */
    public static final AggregateOptions NONE = new AggregateOptions(null, null, null, null, List.of(), null);

    /**
     * Copies the list.
     *
     * @param query its query, if it is not made from its columns
     * @param filter which rows of the source it reads
     * @param chunkInterval how much time one chunk of its buckets holds
     * @param columnstore how its older chunks are kept in columns
     * @param columns what is said of columns beside their names and types
     * @param comment a text for the catalog
     */
    public AggregateOptions {
        columns = List.copyOf(columns);
    }
}
