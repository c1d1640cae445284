package io.github.timescale4j.embedded.front;

import java.time.Duration;

/**
 * How a front behaves.
 *
 * @param port the loopback port, 0 for a free one
 * @param username the only user who may connect
 * @param password that user's password
 * @param busyTimeout how long a connection waits for the session while another one holds it
 */
public record FrontOptions(int port, String username, String password, Duration busyTimeout) {

    @Override
    public String toString() {
        return "FrontOptions[port=" + port + ", username=" + username + ", busyTimeout=" + busyTimeout + "]";
    }
}
