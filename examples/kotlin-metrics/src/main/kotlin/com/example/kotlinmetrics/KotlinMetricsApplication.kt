package com.example.kotlinmetrics

import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication

@SpringBootApplication
class KotlinMetricsApplication

fun main(args: Array<String>) {
    runApplication<KotlinMetricsApplication>(*args)
}
