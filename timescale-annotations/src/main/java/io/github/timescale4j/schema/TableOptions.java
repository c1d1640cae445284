package io.github.timescale4j.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a hypertable may have and most do not.
 *
 * @param keys its primary key and unique constraints
 * @param partition the hash by which it is partitioned beside time
 * @param columnstore how its older chunks are kept in columns
 * @param reorderIndex the index by which a background job orders the rows of older chunks
 * @param columns what is said of columns beside their names and types, for those of which something is said
 * @param comment a text for the catalog
 * @param nowFunction what tells the present, where the time is a number
 * @param statements what runs after the table's own statements
 */
public record TableOptions(
        List<KeyConstraint> keys,
        @Nullable SpacePartition partition,
        @Nullable Columnstore columnstore,
        @Nullable String reorderIndex,
        List<ColumnOptions> columns,
        @Nullable String comment,
        @Nullable NowFunction nowFunction,
        List<String> statements) {

    /** Nothing of it. */
    public static final TableOptions NONE =
            new TableOptions(List.of(), null, null, null, List.of(), null, null, List.of());

    /**
     * Copies the lists.
     *
     * @param keys its primary key and unique constraints
     * @param partition the hash by which it is partitioned beside time
     * @param columnstore how its older chunks are kept in columns
     * @param reorderIndex the index by which a background job orders the rows of older chunks
     * @param columns what is said of columns beside their names and types
     * @param comment a text for the catalog
     * @param nowFunction what tells the present, where the time is a number
     * @param statements what runs after the table's own statements
     */
    public TableOptions {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        statements = List.copyOf(statements);
    }
}
