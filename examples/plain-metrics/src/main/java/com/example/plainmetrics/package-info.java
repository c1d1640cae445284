/** One hypertable. The target has the compiler refuse what the Apache edition does not have. */
// tag::target[]
@NullMarked
@TimescaleTarget(version = "2.19", edition = TimescaleTarget.Edition.APACHE)
package com.example.plainmetrics;
// end::target[]

import io.github.timescale4j.annotation.TimescaleTarget;
import org.jspecify.annotations.NullMarked;
