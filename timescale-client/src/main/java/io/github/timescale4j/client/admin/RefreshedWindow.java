package io.github.timescale4j.client.admin;

import io.github.timescale4j.schema.RelationName;
import java.time.Instant;

/**
 * What a refresh really refreshed, after the window that was asked for was widened to whole buckets and cut to where a refresh
 * does no harm.
 *
 * @param aggregate the continuous aggregate, with its schema
 * @param from the first instant that was refreshed
 * @param to the first instant after that; equal to {@code from} if nothing was left to refresh
 */
public record RefreshedWindow(RelationName aggregate, Instant from, Instant to) {

    /**
     * Whether nothing was left to refresh.
     *
     * @return {@code true}, if the server was not asked to refresh anything
     */
    public boolean isEmpty() {
        return !from.isBefore(to);
    }
}
