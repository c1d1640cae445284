/** The troubleshooters, for the database that the application uses. */
@NullMarked
package io.github.timescale4j.spring.diagnostics;

import org.jspecify.annotations.NullMarked;
