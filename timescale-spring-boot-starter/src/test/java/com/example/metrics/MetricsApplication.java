package com.example.metrics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What a user writes: nothing here names the library, except for the records and the repository. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(MetricsRepository.class)
public class MetricsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MetricsApplication.class, arguments);
    }
}
