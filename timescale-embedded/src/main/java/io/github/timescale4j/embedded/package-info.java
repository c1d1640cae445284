/** A real TimescaleDB in a child process, for development and tests. */
@NullMarked
package io.github.timescale4j.embedded;

import org.jspecify.annotations.NullMarked;
