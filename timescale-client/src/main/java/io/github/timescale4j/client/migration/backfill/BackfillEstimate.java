package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.time.Instant;

/**
 * What a back-fill has to do.
 *
 * <p>Where the time is a number, the instant so many microseconds after 1970 stands for it.
 *
 * @param aggregate what is filled
 * @param from the start of the first bucket
 * @param to the end of the last one; equal to {@code from} if there is nothing to fill
 * @param chunks how many chunks of the source are read
 * @param slices how many refreshes that takes
 * @param bytes how much the source's chunks hold on disk; all of them, those outside of the range included
 */
public record BackfillEstimate(RelationName aggregate, Instant from, Instant to, int chunks, int slices, long bytes) {}
