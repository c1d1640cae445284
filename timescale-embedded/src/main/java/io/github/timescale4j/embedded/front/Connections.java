package io.github.timescale4j.embedded.front;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections of a front, by the number that a client knows as the process id. */
final class Connections {

    /** As many as a PostgreSQL server admits without being told otherwise. */
    static final int MOST = 100;

    private final Map<Integer, ClientSession> sessions = new ConcurrentHashMap<>();

    /** Adds a connection; returns false if there are too many. */
    boolean add(ClientSession session) {
        if (sessions.size() >= MOST) {
            return false;
        }
        sessions.put(session.number(), session);
        return true;
    }

    void remove(ClientSession session) {
        sessions.remove(session.number(), session);
    }

    boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** Ends all connections with this last word. */
    void endAll(ServerError lastWord) {
        List.copyOf(sessions.values()).forEach(session -> session.end(lastWord));
    }

    /** Ends all connections because the session is gone. */
    void endAll(String obituary) {
        endAll(ServerError.fatal(ServerError.CRASH_SHUTDOWN, obituary));
    }
}
