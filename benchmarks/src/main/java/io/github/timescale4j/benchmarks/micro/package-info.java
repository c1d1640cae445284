/** Benchmarks for JMH of what the client does with a row. */
@NullMarked
package io.github.timescale4j.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
