package io.github.timescale4j.embedded.front;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What goes to one client. A client that has gone away is not an error here: the rest of its answers falls on the floor, and
 * the thread that reads from it finds out.
 *
 * <p>Safe for use by several threads; each message goes out whole.
 */
final class ClientOutput {

    private final OutputStream out;
    private boolean broken;

    ClientOutput(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
    }

    synchronized void write(Message message) {
        if (broken) {
            return;
        }
        try {
            message.writeTo(out);
        } catch (IOException e) {
            broken = true;
        }
    }

    synchronized void flush() {
        if (broken) {
            return;
        }
        try {
            out.flush();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** From now on everything falls on the floor. */
    synchronized void mute() {
        broken = true;
    }

    void write(Iterable<Message> messages) {
        messages.forEach(this::write);
        flush();
    }

    void ready(char status) {
        write(new Body().character(status).as('Z'));
        flush();
    }

    void parameterStatus(String name, String value) {
        write(new Body().text(name).text(value).as('S'));
    }
}
