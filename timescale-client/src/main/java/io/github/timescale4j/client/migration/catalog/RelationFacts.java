package io.github.timescale4j.client.migration.catalog;

import java.util.Set;

/**
 * What a change of a relation would meet.
 *
 * @param bytes about how much it holds
 * @param chunks how many chunks it has
 * @param compressedChunks how many of them are in the columnstore
 * @param indexes how many indexes each chunk has
 * @param viewed the columns that views and aggregates read
 */
public record RelationFacts(long bytes, long chunks, long compressedChunks, int indexes, Set<String> viewed) {

    /** Facts of a relation that holds nothing. */
    public static final RelationFacts NONE = new RelationFacts(0, 0, 0, 0, Set.of());

    /**
     * Copies the set.
     *
     * @param bytes about how much it holds
     * @param chunks how many chunks it has
     * @param compressedChunks how many of them are in the columnstore
     * @param indexes how many indexes each chunk has
     * @param viewed the columns that views and aggregates read
     */
    public RelationFacts {
        viewed = Set.copyOf(viewed);
    }

    /**
     * Whether there is nothing to scan, to rewrite or to lose.
     *
     * @return whether it has no chunk
     */
    public boolean isEmpty() {
        return chunks == 0;
    }
}
