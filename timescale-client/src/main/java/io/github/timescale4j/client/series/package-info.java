/** Short questions to time series: their course in as many points as somebody can use, and their last points. */
@NullMarked
package io.github.timescale4j.client.series;

import org.jspecify.annotations.NullMarked;
