/** Looking for what is wrong with the database, with limits from the application's properties. */
@NullMarked
package io.github.timescale4j.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
