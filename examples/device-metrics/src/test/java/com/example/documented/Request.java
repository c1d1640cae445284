package com.example.documented;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::columnstore[]
@TimeSeries(partitionBy = "1d", retention = "90d")
@Columnstore(segmentBy = "service", after = "7d", bloom = "session", minmax = "seconds")
public record Request(Instant time, String service, String session, double seconds) {}
// end::columnstore[]
