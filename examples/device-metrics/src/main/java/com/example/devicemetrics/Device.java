package com.example.devicemetrics;

import java.time.Instant;

/** What is known of a device: the first and the last hour with readings, and how many hours have some. */
public record Device(String deviceId, Instant firstHour, Instant lastHour, long hours) {}
