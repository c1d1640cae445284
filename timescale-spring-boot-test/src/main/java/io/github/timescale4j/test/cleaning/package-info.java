/** Empties what is declared between the tests, and keeps the tests away from databases that are not theirs. */
@NullMarked
package io.github.timescale4j.test.cleaning;

import org.jspecify.annotations.NullMarked;
