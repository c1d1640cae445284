/**
 * The annotations that declare time series. They are read at compile time by the processor in this module, which writes SQL
 * under {@code META-INF/timescale/}, and at run time by the client, which maps rows.
 */
@NullMarked
package io.github.timescale4j.annotation;

import org.jspecify.annotations.NullMarked;
