package com.example.devicemetrics;

import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.series.SeriesQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

// tag::repository[]
@Repository
public class MetricsRepository {

    private final TimeScaleClient timeScale;

    public MetricsRepository(TimeScaleClient timeScale) {
        this.timeScale = timeScale;
    }

    public List<MetricData> metrics(String deviceId, Instant from, Instant to, int limit) {
        return timeScale
                .query("""
                        SELECT * FROM metric_data
                        WHERE device_id = :deviceId AND timestamp >= :from AND timestamp < :to
                        ORDER BY timestamp DESC
                        LIMIT :limit""")
                .bind("deviceId", deviceId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .list(MetricData.class);
    }

    public List<HourlyMetrics> hourly(String deviceId, LocalDate date, ZoneId zone) {
        TimeRange day = TimeRange.dayOf(date, zone);
        return timeScale
                .query("""
                        SELECT * FROM hourly_metrics
                        WHERE device_id = :deviceId AND hour >= :from AND hour < :to
                        ORDER BY hour""")
                .bind("deviceId", deviceId)
                .bind("from", day.from())
                .bind("to", day.to())
                .list(HourlyMetrics.class);
    }
    // end::repository[]

    public List<MinuteMetrics> minutes(String deviceId, Instant from, Instant to, int limit) {
        return timeScale
                .query("""
                        SELECT * FROM minute_metrics
                        WHERE device_id = :deviceId AND minute >= :from AND minute < :to
                        ORDER BY minute, metric_type
                        LIMIT :limit""")
                .bind("deviceId", deviceId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .list(MinuteMetrics.class);
    }

    public List<DailyMetrics> daily(String deviceId, Instant from, Instant to) {
        return timeScale
                .query("""
                        SELECT * FROM daily_metrics
                        WHERE device_id = :deviceId AND day >= :from AND day < :to
                        ORDER BY day""")
                .bind("deviceId", deviceId)
                .bind("from", from)
                .bind("to", to)
                .list(DailyMetrics.class);
    }

    // tag::series[]
    public DeviceSeries series(String deviceId, @Nullable String metric, Instant from, Instant to, int points) {
        SeriesQuery series = timeScale
                .series(MetricData.class)
                .where("deviceId", deviceId)
                .between(from, to)
                .maxPoints(points);
        if (metric != null) {
            series.where("metricType", metric);
        }
        return DeviceSeries.of(series.fetch());
    }
    // end::series[]

    public List<Device> devices() {
        return timeScale.query("""
                        SELECT device_id, min(hour) AS first_hour, max(hour) AS last_hour, count(*) AS hours
                        FROM hourly_metrics
                        GROUP BY device_id
                        ORDER BY device_id""").list(Device.class);
    }

    public boolean exists(String deviceId) {
        return Boolean.TRUE.equals(timeScale
                .query("SELECT EXISTS (SELECT FROM metric_data WHERE device_id = :deviceId)")
                .bind("deviceId", deviceId)
                .scalar(Boolean.class));
    }

    public void store(Collection<MetricData> readings) {
        timeScale.insertAll(readings);
    }

    /**
     * Brings rows that were stored late into minutes, hours and days, in this order: exactly the buckets that they touched.
     *
     * @return for each aggregate from where on it was refreshed, the minutes first
     */
    public List<RefreshedWindow> refreshAggregates(TimeRange touched) {
        return timeScale.admin().refreshAggregatesOf(MetricData.class, touched.from(), touched.to());
    }
    // tag::repository[]
}
// end::repository[]
