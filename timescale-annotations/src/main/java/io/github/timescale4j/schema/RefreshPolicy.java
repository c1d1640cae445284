package io.github.timescale4j.schema;

import org.jspecify.annotations.Nullable;

/**
 * The background job that keeps a continuous aggregate up to date.
 *
 * @param start how far back from the present it refreshes; {@code null} means everything
 * @param end how far from the present it stops
 * @param every how often it runs
 */
public record RefreshPolicy(@Nullable TimeInterval start, TimeInterval end, TimeInterval every) {}
