package com.example.jpametrics;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import io.github.timescale4j.client.TimeScaleClient;
import java.sql.Timestamp;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A device and what it has measured so far are stored together, or not at all: everything is in one database. */
@Service
public class Installations {

    private final DeviceRepository devices;
    private final TimeScaleClient timeScale;
    private final JdbcTemplate jdbc;
    private final DSLContext jooq;

    public Installations(DeviceRepository devices, TimeScaleClient timeScale, JdbcTemplate jdbc, DSLContext jooq) {
        this.devices = devices;
        this.timeScale = timeScale;
        this.jdbc = jdbc;
        this.jooq = jooq;
    }

    // tag::one-transaction[]
    @Transactional
    public void install(Device device, List<Reading> readings) {
        devices.saveAndFlush(device);
        timeScale.insertAll(readings);
        jdbc.update(
                "INSERT INTO installation (device_id, installed) VALUES (?, ?)",
                device.getId(),
                Timestamp.from(readings.get(0).time()));
        int known = jooq.fetchCount(
                table("reading"), field("device_id", String.class).eq(device.getId()));
        if (known > 1_000) {
            throw new IllegalArgumentException(device.getId() + " is not new");
        }
    }
    // end::one-transaction[]
}
