package io.github.timescale4j.embedded.front;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wire to the one session: whoever holds the {@link Turnstile} sends, and one thread carries the answers to the
 * listener of that moment.
 *
 * <p>Answers need a thread of their own: a holder that is busy sending must not be what keeps the session from answering,
 * or both would wait for each other as soon as the pipes are full.
 */
final class BackendChannel {

    private static final Logger log = LoggerFactory.getLogger(BackendChannel.class);

    /** Receives the session's messages, on the channel's thread. */
    interface Listener {

        /** Takes one message. */
        void onMessage(Message message);

        /** Is told that no further message is there at the moment. */
        void onPause();

        /** Is told that the session is gone. */
        void onDeath();
    }

    private static final Listener NOBODY = new Listener() {
        @Override
        public void onMessage(Message message) {
            log.debug("A message '{}' came while nobody held the session", message.type());
        }

        @Override
        public void onPause() {}

        @Override
        public void onDeath() {}
    };

    private static final Message END = Message.empty('!');

    private final Backend backend;
    private final Consumer<Message> notifications;
    private final Runnable afterDeath;
    private final OutputStream out;
    private volatile Listener listener = NOBODY;
    private volatile boolean dead;

    BackendChannel(Backend backend, Consumer<Message> notifications, Runnable afterDeath) {
        this.backend = backend;
        this.notifications = notifications;
        this.afterDeath = afterDeath;
        this.out = new BufferedOutputStream(backend.input(), 1 << 16);
    }

    void start() {
        Thread thread = new Thread(this::pump, "timescale-embedded-backend");
        thread.setDaemon(true);
        thread.start();
    }

    boolean isDead() {
        return dead;
    }

    /** Says in one line why the session is gone. */
    String obituary() {
        String reason = backend.obituary();
        return "the embedded database has stopped" + (reason.isEmpty() ? "" : ": " + reason);
    }

    void listener(Listener next) {
        listener = next;
    }

    void send(Message message) throws BackendGoneException {
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw gone(e);
        }
    }

    void flush() throws BackendGoneException {
        try {
            out.flush();
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** Runs SQL of the front itself and returns its rows; the session must be held and have nothing outstanding. */
    List<List<String>> query(String sql) throws BackendGoneException, ServerErrorException {
        List<List<String>> rows = new ArrayList<>();
        ServerError error = null;
        for (Message message : exchange(List.of(new Body().text(sql).as('Q')))) {
            if (message.type() == 'D') {
                rows.add(DataRow.texts(message));
            } else if (message.type() == 'E' && error == null) {
                error = parse(message);
            }
        }
        if (error != null) {
            throw new ServerErrorException(error);
        }
        return rows;
    }

    /** Sends messages of the front itself, the last of which makes the session answer with ReadyForQuery. */
    List<Message> exchange(List<Message> messages) throws BackendGoneException {
        Collector collector = new Collector();
        Listener before = listener;
        listener = collector;
        try {
            if (dead) {
                throw gone(null);
            }
            for (Message message : messages) {
                send(message);
            }
            flush();
            return collector.untilReady();
        } finally {
            listener = before;
        }
    }

    private void pump() {
        try (DataInputStream in = new DataInputStream(new PipeInput(backend.output(), () -> listener.onPause()))) {
            for (Message message = Message.read(in); message != null; message = Message.read(in)) {
                if (message.type() == 'A') {
                    notifications.accept(message);
                } else {
                    listener.onMessage(message);
                }
            }
        } catch (IOException e) {
            log.debug("The session's output broke", e);
        } catch (RuntimeException e) {
            log.error("The front failed on a message of the session; it cannot go on", e);
            backend.close();
        } finally {
            dead = true;
            listener.onDeath();
            afterDeath.run();
        }
    }

    private BackendGoneException gone(@Nullable IOException cause) {
        BackendGoneException exception = new BackendGoneException(obituary());
        if (cause != null) {
            exception.addSuppressed(cause);
        }
        return exception;
    }

    private static ServerError parse(Message message) {
        try {
            return ServerError.of(message);
        } catch (ProtocolException e) {
            return ServerError.fatal(ServerError.PROTOCOL_VIOLATION, "unreadable error: " + e.getMessage());
        }
    }

    /** Keeps the answers to the front's own messages. */
    private final class Collector implements Listener {

        private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();

        @Override
        public void onMessage(Message message) {
            answers.add(message);
        }

        @Override
        public void onPause() {}

        @Override
        public void onDeath() {
            answers.add(END);
        }

        List<Message> untilReady() throws BackendGoneException {
            List<Message> result = new ArrayList<>();
            for (; ; ) {
                Message message = take();
                if (message.type() == END.type()) {
                    throw gone(null);
                }
                result.add(message);
                if (message.type() == 'Z') {
                    return result;
                }
            }
        }

        /** An answer is always on its way, and leaving without it would give it to the next holder. */
        private Message take() {
            boolean interrupted = false;
            try {
                for (; ; ) {
                    try {
                        return answers.take();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
