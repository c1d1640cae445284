/** The door through which metrics and traces look in: one event for each statement. */
@NullMarked
package io.github.timescale4j.client.event;

import org.jspecify.annotations.NullMarked;
