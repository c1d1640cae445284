/** Meters of what the client does. */
@NullMarked
package io.github.timescale4j.spring.metrics;

import org.jspecify.annotations.NullMarked;
