/** Finds the statements of an application in its class files and has the server check them. */
@NullMarked
package io.github.timescale4j.test.statement;

import org.jspecify.annotations.NullMarked;
