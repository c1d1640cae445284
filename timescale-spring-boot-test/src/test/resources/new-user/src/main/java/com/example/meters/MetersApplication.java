package com.example.meters;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class MetersApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MetersApplication.class, arguments);
    }
}
