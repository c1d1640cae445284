/** Rows become objects, and objects become parameters. */
@NullMarked
package io.github.timescale4j.client.mapping;

import org.jspecify.annotations.NullMarked;
