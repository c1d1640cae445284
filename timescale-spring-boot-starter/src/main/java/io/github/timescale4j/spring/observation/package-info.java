/** Observations of statements and of the migration: spans where the application traces. */
@NullMarked
package io.github.timescale4j.spring.observation;

import org.jspecify.annotations.NullMarked;
