package io.github.timescale4j.client.series;

import java.time.Instant;
import java.util.List;

/**
 * Who answers, and in which buckets.
 *
 * @param level the relation
 * @param width the width of the buckets
 * @param edges the start of each bucket, and the end of the last
 */
record Choice(Level level, Width width, List<Instant> edges) {

    Instant from() {
        return edges.get(0);
    }

    Instant to() {
        return edges.get(edges.size() - 1);
    }

    List<Instant> starts() {
        return edges.subList(0, edges.size() - 1);
    }
}
