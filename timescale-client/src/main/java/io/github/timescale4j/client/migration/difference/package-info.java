/** Compares what is declared with what is there, and plans the statements that lead from the one to the other. */
@NullMarked
package io.github.timescale4j.client.migration.difference;

import org.jspecify.annotations.NullMarked;
