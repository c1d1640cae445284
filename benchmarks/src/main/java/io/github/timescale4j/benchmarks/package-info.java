/** Programs that measure. Each prints a table of Markdown. */
@NullMarked
package io.github.timescale4j.benchmarks;

import org.jspecify.annotations.NullMarked;
