package com.example.jpametrics;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class JpaMetricsApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(JpaMetricsApplication.class, arguments);
    }
}
