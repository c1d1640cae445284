package io.github.timescale4j.client.statistics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A continuous aggregate and its refreshing. One that has no refresh policy has neither a last refresh nor a schedule here, whoever
 * else refreshes it.
 *
 * @param schema the view's schema
 * @param name the view's name
 * @param relation how statements of this client may name it: without its schema where the search path finds it
 * @param materializedOnly whether a query sees nothing but what has been refreshed
 * @param lag the time from the beginning of its newest bucket to the newest row of its source: never much less than a bucket;
 *     {@code null} where its time is a number, where it or its source is empty, or where this role may not read one of them
 * @param lastRefresh when a refresh policy succeeded the last time; {@code null} if none has
 * @param schedule how often its policies run, that of the most frequent one; {@code null} without a policy
 * @param failures how often the policy that fails most often has failed in a row
 */
public record AggregateStatistics(
        String schema,
        String name,
        String relation,
        boolean materializedOnly,
        @Nullable Duration lag,
        @Nullable Instant lastRefresh,
        @Nullable Duration schedule,
        int failures) {}
