/** Ways of doing the same thing, measured side by side against one server. */
@NullMarked
package io.github.timescale4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
