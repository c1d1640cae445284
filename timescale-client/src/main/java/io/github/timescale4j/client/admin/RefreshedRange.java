package io.github.timescale4j.client.admin;

import io.github.timescale4j.schema.RelationName;

/**
 * What a refresh really refreshed of an aggregate whose time is a number, after the range that was asked for was widened to whole
 * buckets and cut to where a refresh does no harm.
 *
 * @param aggregate the continuous aggregate, with its schema
 * @param from the first number that was refreshed
 * @param to the first number after that; equal to {@code from} if nothing was left to refresh
 */
public record RefreshedRange(RelationName aggregate, long from, long to) {

    /**
     * Whether nothing was left to refresh.
     *
     * @return {@code true}, if the server was not asked to refresh anything
     */
    public boolean isEmpty() {
        return from >= to;
    }
}
