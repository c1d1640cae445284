// tag::target[]
@TimescaleTarget(version = "2.19", edition = TimescaleTarget.Edition.APACHE)
package com.example.metrics;
// end::target[]

import io.github.timescale4j.annotation.TimescaleTarget;
