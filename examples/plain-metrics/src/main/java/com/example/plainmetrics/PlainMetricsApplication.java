package com.example.plainmetrics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class PlainMetricsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PlainMetricsApplication.class, arguments);
    }
}
