package io.github.timescale4j.client.series;

/** What a point of a series tells about the values in its bucket. */
public enum Measure {
    /** How many values there are, nulls not counted. */
    COUNT,
    /** Their sum. */
    SUM,
    /** The least of them. */
    MIN,
    /** The greatest of them. */
    MAX,
    /** Their mean: the sum divided by the count, never a mean of means. */
    AVG
}
