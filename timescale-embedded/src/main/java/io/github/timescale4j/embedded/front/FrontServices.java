package io.github.timescale4j.embedded.front;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all connections of a front share.
 *
 * @param options how the front behaves
 * @param session the one session
 * @param notifications who listens to what
 * @param parameters what a new connection hears about the server
 * @param connections the connections that are open
 * @param writes counts what may have written to the log, for whoever has to keep it small
 */
record FrontServices(
        FrontOptions options,
        SharedSession session,
        Notifications notifications,
        Map<String, String> parameters,
        Connections connections,
        AtomicLong writes) {}
