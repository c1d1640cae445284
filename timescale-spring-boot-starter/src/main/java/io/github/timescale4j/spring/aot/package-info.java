/** What the library needs at run time and nothing in the application refers to, for images that hold no more than is needed. */
@NullMarked
package io.github.timescale4j.spring.aot;

import org.jspecify.annotations.NullMarked;
