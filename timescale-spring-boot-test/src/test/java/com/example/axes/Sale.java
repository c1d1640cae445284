package com.example.axes;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.LocalDate;

/** A series whose time is a day. */
@TimeSeries(
        partitionBy = "7d",
        primaryKey = {"day", "shop"})
public record Sale(LocalDate day, String shop, long items) {}
