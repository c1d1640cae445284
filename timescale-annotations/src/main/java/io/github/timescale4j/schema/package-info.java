/** What a declaration says, as plain values, and the SQL it becomes: pure, without javac and without JDBC. */
@NullMarked
package io.github.timescale4j.schema;

import org.jspecify.annotations.NullMarked;
