/** The actuator's endpoint {@code timescale} and its page. */
@NullMarked
package io.github.timescale4j.spring.actuate;

import org.jspecify.annotations.NullMarked;
