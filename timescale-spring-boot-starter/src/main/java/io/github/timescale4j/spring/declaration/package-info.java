/** Finds the declarations, and the classes that should have become one but did not. */
@NullMarked
package io.github.timescale4j.spring.declaration;

import org.jspecify.annotations.NullMarked;
