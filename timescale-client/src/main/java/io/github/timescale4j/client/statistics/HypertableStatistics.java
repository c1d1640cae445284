package io.github.timescale4j.client.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A hypertable, or the table under a continuous aggregate. Sizes are in bytes, and {@code null} where they could not be had in time.
 *
 * @param schema its schema; that of the aggregate's view
 * @param name its name; that of the aggregate's view
 * @param relation how statements of this client may name it: without its schema where the search path finds it
 * @param aggregate whether it is a continuous aggregate
 * @param chunks how many chunks it has
 * @param bytes how large it is, with indexes and TOAST
 * @param tableBytes how large the tables themselves are
 * @param indexBytes how large the indexes are
 * @param compressedChunks how many of its chunks are in the columnstore
 * @param bytesBeforeCompression how large these were before; {@code null} also if there are none
 * @param bytesAfterCompression how large they were afterwards; {@code null} also if there are none
 * @param insertedRows how many rows have been inserted into the chunks that are there, since the server began to count. It falls when
 *     chunks are dropped, and rows that were put straight into the columnstore are not in it
 */
public record HypertableStatistics(
        String schema,
        String name,
        String relation,
        boolean aggregate,
        long chunks,
        @Nullable Long bytes,
        @Nullable Long tableBytes,
        @Nullable Long indexBytes,
        long compressedChunks,
        @Nullable Long bytesBeforeCompression,
        @Nullable Long bytesAfterCompression,
        long insertedRows) {

    /**
     * What is neither table nor index.
     *
     * @return the size of the TOAST tables in bytes; {@code null} if it is not known
     */
    public @Nullable Long toastBytes() {
        return bytes == null || tableBytes == null || indexBytes == null ? null : bytes - tableBytes - indexBytes;
    }
}
