/** Starts the embedded database where the application names no other. */
@NullMarked
package io.github.timescale4j.spring.embedded;

import org.jspecify.annotations.NullMarked;
