/**
 * How a statement runs: on the connection of the transaction that is active, with errors that hold no values, and with an event
 * for the listeners. Made for the client's own packages, not for users.
 */
@NullMarked
package io.github.timescale4j.client.execution;

import org.jspecify.annotations.NullMarked;
