package com.example.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
public class MetricsRepository {

    private final TimeScaleClient timeScale;

    public MetricsRepository(TimeScaleClient timeScale) {
        this.timeScale = timeScale;
    }

    public void store(List<MetricData> readings) {
        timeScale.insertAll(readings);
    }

    @Transactional
    public void storeAndFail(List<MetricData> readings) {
        store(readings);
        throw new IllegalStateException("after the insert");
    }

    public List<MetricData> metrics(String deviceId, Instant from, Instant to) {
        return timeScale
                .query("""
                        SELECT * FROM metric_data
                        WHERE device_id = :deviceId AND timestamp >= :from AND timestamp < :to
                        ORDER BY timestamp DESC""")
                .bind("deviceId", deviceId)
                .bind("from", from)
                .bind("to", to)
                .list(MetricData.class);
    }

    public List<HourlyMetrics> hourly(String deviceId) {
        return timeScale
                .query("SELECT * FROM hourly_metrics WHERE device_id = :deviceId ORDER BY hour")
                .bind("deviceId", deviceId)
                .list(HourlyMetrics.class);
    }
}
