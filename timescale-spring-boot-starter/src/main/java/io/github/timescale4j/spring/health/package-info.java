/** The health of the connection to the database. */
@NullMarked
package io.github.timescale4j.spring.health;

import org.jspecify.annotations.NullMarked;
