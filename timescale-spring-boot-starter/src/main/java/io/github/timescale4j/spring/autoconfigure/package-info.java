/** The properties, the data source, transactions and the client. */
@NullMarked
package io.github.timescale4j.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
