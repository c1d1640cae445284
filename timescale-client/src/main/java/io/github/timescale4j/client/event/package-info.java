/** The door through which metrics and traces look in: one event for each statement, and for each batch of a writer. */
@NullMarked
package io.github.timescale4j.client.event;

import org.jspecify.annotations.NullMarked;
