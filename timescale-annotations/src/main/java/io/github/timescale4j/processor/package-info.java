/** The annotation processor: it reads declarations, refuses those that would fail or lose data, and writes SQL. */
@NullMarked
package io.github.timescale4j.processor;

import org.jspecify.annotations.NullMarked;
