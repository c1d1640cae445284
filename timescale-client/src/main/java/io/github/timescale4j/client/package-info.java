/** The client: queries, inserts and the doors to administration. */
@NullMarked
package io.github.timescale4j.client;

import org.jspecify.annotations.NullMarked;
