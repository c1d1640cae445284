/**
 * A real TimescaleDB in a child process, for development and tests.
 *
 * <p>{@link io.github.timescale4j.embedded.EmbeddedTimescale} is the way in. Not for production.
 */
@NullMarked
package io.github.timescale4j.embedded;

import org.jspecify.annotations.NullMarked;
