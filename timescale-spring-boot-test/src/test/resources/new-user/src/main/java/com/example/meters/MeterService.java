package com.example.meters;

import io.github.timescale4j.client.TimeScaleClient;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

@Service
public class MeterService {

    private final TimeScaleClient timeScale;

    public MeterService(TimeScaleClient timeScale) {
        this.timeScale = timeScale;
    }

    public void store(List<Reading> readings) {
        timeScale.insertAll(readings);
    }

    public List<HourlyReading> hours(String meter, Instant from, Instant to) {
        return timeScale
                .query("SELECT * FROM hourly_reading WHERE meter = :meter AND hour >= :from AND hour < :to ORDER BY hour")
                .bind("meter", meter)
                .bind("from", from)
                .bind("to", to)
                .list(HourlyReading.class);
    }
}
