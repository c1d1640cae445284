package io.github.timescale4j.schema;

/**
 * A second dimension by which a hypertable is partitioned: the hash of a column.
 *
 * @param column the column, unquoted
 * @param partitions how many
 */
public record SpacePartition(String column, int partitions) {

    /** The server's limit. */
    public static final int MOST_PARTITIONS = 32_767;
}
