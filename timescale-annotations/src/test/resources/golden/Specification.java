package io.example;

import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

class Specification {

    @TimeSeries(
            timeColumn = "timestamp",
            partitionBy = "1d",
            indexes = {"device_id", "metric_type"},
            retention = "30d")
    record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}

    @ContinuousAggregate(name = "hourly_metrics", source = MetricData.class, interval = "1h", retention = "365d")
    record HourlyMetrics(Instant hour, String deviceId, double avgValue, double minValue, double maxValue) {}

    @TimeSeries(indexes = {"sensor_id, timestamp DESC", "type using hash"})
    record SensorData(Instant timestamp, String sensorId, String type, double value) {}
}
