/** What operators count: sizes, chunks, aggregates and jobs, asked from the server when somebody wants to know. */
@NullMarked
package io.github.timescale4j.client.statistics;

import org.jspecify.annotations.NullMarked;
