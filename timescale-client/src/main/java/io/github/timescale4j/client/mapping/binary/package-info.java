/** PostgreSQL's binary format, as plain bytes. Made for the client's own packages, not for users. */
@NullMarked
package io.github.timescale4j.client.mapping.binary;

import org.jspecify.annotations.NullMarked;
