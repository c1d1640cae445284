/**
 * The front: one PostgreSQL session served to many connections, transaction by transaction.
 *
 * <p>It knows the PostgreSQL protocol and nothing about where the session behind it comes from.
 */
@NullMarked
package io.github.timescale4j.embedded.front;

import org.jspecify.annotations.NullMarked;
