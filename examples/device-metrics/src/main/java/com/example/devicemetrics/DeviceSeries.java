package com.example.devicemetrics;

import io.github.timescale4j.client.series.SeriesResult;
import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The course of a device's readings.
 *
 * @param relation what was read: the readings themselves, or their minutes, hours or days
 * @param bucket what a point stands for, such as {@code PT1H}; {@code null} if each is one reading
 * @param from the start of the first bucket
 * @param to the end of the last
 * @param points where there are readings, oldest first
 */
public record DeviceSeries(String relation, @Nullable String bucket, Instant from, Instant to, List<Point> points) {

    /** The readings of one bucket, or one reading. */
    public record Point(
            Instant time,
            @Nullable Long count,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double avg) {}

    static DeviceSeries of(SeriesResult result) {
        TimeInterval bucket = result.resolution().bucket();
        return new DeviceSeries(
                result.resolution().relation(),
                bucket == null ? null : bucket.toIso(),
                result.from(),
                result.to(),
                result.points().stream()
                        .map(point -> new Point(point.time(), point.count(), point.min(), point.max(), point.avg()))
                        .toList());
    }
}
