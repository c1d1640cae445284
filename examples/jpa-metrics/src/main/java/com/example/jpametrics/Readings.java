package com.example.jpametrics;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done where the time series have a database of their own. */
@Service
public class Readings {

    private final DeviceRepository devices;
    private final TimeScaleClient timeScale;

    public Readings(DeviceRepository devices, TimeScaleClient timeScale) {
        this.devices = devices;
        this.timeScale = timeScale;
    }

    // tag::two-databases[]
    /** The transaction is that of the time series: either all readings of the device are replaced, or none. */
    @Transactional("timescale")
    public void replace(String deviceId, List<Reading> readings) {
        timeScale
                .update("DELETE FROM reading WHERE device_id = :deviceId")
                .bind("deviceId", deviceId)
                .run();
        timeScale.insertAll(readings);
        if (!devices.existsById(deviceId)) {
            throw new IllegalArgumentException(deviceId + " is not known");
        }
    }

    /** The transaction is that of the devices. The readings come last: they stay if its commit fails, which is seldom. */
    @Transactional
    public void install(Device device, List<Reading> readings) {
        devices.saveAndFlush(device);
        timeScale.insertAll(readings);
    }
    // end::two-databases[]
}
