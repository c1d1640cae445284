package io.github.timescale4j.schema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How the older chunks of a hypertable or of a continuous aggregate are kept in columns instead of rows.
 *
 * @param segmentBy the columns whose values are kept once for each batch of rows; may be empty
 * @param orderBy the order of the rows within a batch; never empty
 * @param indexes what is kept for each batch beside that; none means what the server chooses by itself
 * @param after how old a chunk is when it is converted
 * @param every how often the policy looks for such chunks
 */
public record Columnstore(
        List<String> segmentBy,
        List<IndexColumn> orderBy,
        List<SparseIndex> indexes,
        TimeInterval after,
        TimeInterval every) {

    /**
     * Copies the lists.
     *
     * @param segmentBy the columns whose values are kept once for each batch of rows
     * @param orderBy the order of the rows within a batch
     * @param indexes what is kept for each batch beside that
     * @param after how old a chunk is when it is converted
     * @param every how often the policy looks for such chunks
     * @throws IllegalArgumentException if no order is given
     */
    public Columnstore {
        segmentBy = List.copyOf(segmentBy);
        orderBy = List.copyOf(orderBy);
        indexes = List.copyOf(indexes);
        if (orderBy.isEmpty()) {
            throw new IllegalArgumentException("the server's own order differs from release to release: give one");
        }
    }

    /**
     * Renders the options for {@code ALTER TABLE … SET}, both lists always written out.
     *
     * @return the list in parentheses
     */
    String options() {
        return "(timescaledb.compress, timescaledb.compress_segmentby = "
                + Literal.quote(segmentBy.stream().map(Identifier::quote).collect(Collectors.joining(", ")))
                + ", timescaledb.compress_orderby = "
                + Literal.quote(orderBy.stream().map(IndexColumn::toSql).collect(Collectors.joining(", ")))
                + (indexes.isEmpty()
                        ? ""
                        : ", timescaledb.compress_index = "
                                + Literal.quote(
                                        indexes.stream().map(SparseIndex::toSql).collect(Collectors.joining(", "))))
                + ")";
    }
}
