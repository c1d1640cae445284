package io.github.timescale4j.client.migration.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a relation would meet.
 *
 * @param bytes about how much it holds
 * @param chunks how many chunks it has
 * @param compressedChunks how many of them are in the columnstore
 * @param indexes how many indexes each chunk has
 * @param viewed the columns that views and aggregates read
 * @param plain what is known of a table that is no hypertable; {@code null} for a hypertable or an aggregate
 */
public record RelationFacts(
        long bytes,
        long chunks,
        long compressedChunks,
        int indexes,
        Set<String> viewed,
        @Nullable PlainTable plain) {

    /** Facts of a relation that holds nothing. */
    public static final RelationFacts NONE = new RelationFacts(0, 0, 0, 0, Set.of(), null);

    /**
     * Copies the set.
     *
     * @param bytes about how much it holds
     * @param chunks how many chunks it has
     * @param compressedChunks how many of them are in the columnstore
     * @param indexes how many indexes each chunk has
     * @param viewed the columns that views and aggregates read
     * @param plain what is known of a table that is no hypertable
     */
    public RelationFacts {
        viewed = Set.copyOf(viewed);
    }

    /**
     * Whether it holds nothing.
     *
     * @return whether there is neither a chunk nor a row outside of one
     */
    public boolean isEmpty() {
        return chunks == 0 && (plain == null || !plain.rows());
    }
}
