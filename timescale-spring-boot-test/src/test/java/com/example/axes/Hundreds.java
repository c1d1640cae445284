package com.example.axes;

import io.github.timescale4j.annotation.ContinuousAggregate;

/** Buckets of numbers. */
@ContinuousAggregate(source = Step.class, interval = "100", manualRefresh = true)
public record Hundreds(long hundred, String machine, long count) {}
