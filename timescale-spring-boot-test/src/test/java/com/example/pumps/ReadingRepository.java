package com.example.pumps;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.List;
import org.springframework.stereotype.Repository;

@Repository
public class ReadingRepository {

    private final TimeScaleClient client;

    public ReadingRepository(TimeScaleClient client) {
        this.client = client;
    }

    public void store(Reading... readings) {
        client.insertAll(List.of(readings));
    }

    public List<Reading> all() {
        return client.query("SELECT * FROM reading ORDER BY time").list(Reading.class);
    }

    public List<HourlyReading> hours() {
        return client.query("SELECT * FROM hourly_reading ORDER BY hour").list(HourlyReading.class);
    }

    public List<DailyReading> days() {
        return client.query("SELECT * FROM daily_reading ORDER BY day").list(DailyReading.class);
    }
}
