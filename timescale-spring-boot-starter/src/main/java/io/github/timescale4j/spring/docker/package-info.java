/** Finds TimescaleDB among the services of Docker Compose. */
@NullMarked
package io.github.timescale4j.spring.docker;

import org.jspecify.annotations.NullMarked;
