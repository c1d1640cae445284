/** Says why an application did not start because of its database, and which property is to be corrected. */
@NullMarked
package io.github.timescale4j.spring.failure;

import org.jspecify.annotations.NullMarked;
