/** Brings what is declared into the database before anything uses it. */
@NullMarked
package io.github.timescale4j.spring.migration;

import org.jspecify.annotations.NullMarked;
