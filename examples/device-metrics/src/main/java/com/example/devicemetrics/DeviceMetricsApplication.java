package com.example.devicemetrics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

@SpringBootApplication
@EnableScheduling
public class DeviceMetricsApplication {

    public static void main(String[] args) {
        SpringApplication.run(DeviceMetricsApplication.class, args);
    }
}
