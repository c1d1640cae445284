package io.github.timescale4j.embedded.front;

/**
 * How far one connection is in its talk with the session: it sends on one thread and is answered on another, and here the
 * two meet.
 *
 * <p>The talk goes in lock step, because this build forgets a ReadyForQuery when messages follow a failed query too closely:
 * after a simple query or a Sync nothing more is sent before the answer to it is complete. Where the answer completes outside
 * a transaction, the session is free for the next connection at once, on the answering thread.
 */
final class Dialogue implements BackendChannel.Listener {

    private enum Mode {
        /** Nothing is outstanding. */
        QUIET,
        /** Messages of the extended protocol were sent, a Sync was not. */
        PIPELINE,
        /** A simple query or a Sync was sent, ReadyForQuery has not come. */
        AWAITING,
        /** ReadyForQuery has come, the client does not know it yet: the front has something to do first. */
        HELD,
        /** The session wants the rows of a COPY that a simple query started. */
        COPY_SIMPLE,
        /** The session wants the rows of a COPY that the extended protocol started. */
        COPY_EXTENDED
    }

    /** A Parse that fails, and so aborts the transaction that a pipeline is in. */
    private static final Message ABANDON = new Body()
            .text("")
            .text("abandoned")
            .character((char) 0)
            .character((char) 0)
            .as('P');

    private final BackendChannel channel;
    private final Turnstile turnstile;
    private final ClientOutput out;
    private final Statements statements;
    private final Pending pending;
    private final Profile profile;

    private Mode mode = Mode.QUIET;
    private boolean simple;
    private boolean ownerOfSession;
    private boolean closing;
    private boolean dead;
    private boolean copyAborted;
    private volatile char status = 'I';

    Dialogue(SharedSession session, ClientOutput out, Statements statements, Pending pending, Profile profile) {
        this.channel = session.channel();
        this.turnstile = session.turnstile();
        this.out = out;
        this.statements = statements;
        this.pending = pending;
        this.profile = profile;
    }

    /** Returns the state of the transaction as the session last reported it. */
    char status() {
        return status;
    }

    synchronized boolean ownsSession() {
        return ownerOfSession;
    }

    /** Notes that the turnstile let this connection in. */
    synchronized void entered() {
        ownerOfSession = true;
        channel.listener(this);
    }

    /** Leaves the turnstile without having said anything to the client. */
    synchronized void leave() {
        if (ownerOfSession) {
            ownerOfSession = false;
            turnstile.leave();
        }
    }

    synchronized boolean isQuiet() {
        return mode == Mode.QUIET;
    }

    /** Returns whether messages of the extended protocol wait for their Sync. */
    synchronized boolean isInPipeline() {
        return mode == Mode.PIPELINE;
    }

    /** Sends a message that the session answers with ReadyForQuery, and waits for the answer or for a COPY to start. */
    void ask(Message message) throws BackendGoneException {
        synchronized (this) {
            if (mode == Mode.COPY_EXTENDED) {
                return; // a Sync ahead of the rows; the session would skip it, and no answer would come
            }
            mode = Mode.AWAITING;
            simple = message.type() != 'S';
        }
        channel.send(message);
        channel.flush();
    }

    /** Sends a message of the extended protocol, which is answered whenever the session likes. */
    void pipeline(Message message) throws BackendGoneException {
        synchronized (this) {
            if (mode == Mode.QUIET) {
                mode = Mode.PIPELINE;
            }
        }
        channel.send(message);
        if (message.type() == 'H') {
            channel.flush();
        }
    }

    /**
     * Sends a part of a COPY, or drops it where the COPY has already failed.
     *
     * <p>Under the lock, so that the session cannot be given away between the look and the sending: the next connection's COPY
     * would get the rows. Sending may wait for the session; the session then reads, even after an error, so it comes to an end.
     */
    synchronized void copy(Message message) throws BackendGoneException {
        if (mode != Mode.COPY_SIMPLE && mode != Mode.COPY_EXTENDED) {
            return;
        }
        channel.send(message);
        if (message.type() != 'd') {
            mode = mode == Mode.COPY_SIMPLE ? Mode.AWAITING : Mode.PIPELINE;
            channel.flush();
        }
    }

    /** Returns whether the session wants the rows of a COPY. */
    synchronized boolean isCopying() {
        return mode == Mode.COPY_SIMPLE || mode == Mode.COPY_EXTENDED;
    }

    /** Waits until nothing is outstanding or a COPY wants rows; returns true if the front has to {@link #finish()} the answer. */
    synchronized boolean await() throws BackendGoneException, InterruptedException {
        while (mode == Mode.AWAITING && !dead) {
            wait();
        }
        if (dead) {
            throw new BackendGoneException(channel.obituary());
        }
        return mode == Mode.HELD;
    }

    /** The client is gone: what is still outstanding is brought to its end, and the session stays with this connection. */
    void settle() throws BackendGoneException, InterruptedException {
        synchronized (this) {
            closing = true;
            if (!ownerOfSession || dead) {
                return;
            }
            if (isCopying()) {
                copy(new Body().text("the connection was lost").as('f'));
            }
        }
        if (mode() == Mode.PIPELINE) {
            channel.send(ABANDON); // a Sync alone would commit what the client has not
            ask(Message.empty('S'));
        }
        await();
        synchronized (this) {
            mode = Mode.QUIET;
        }
    }

    private synchronized Mode mode() {
        return mode;
    }

    @Override
    public void onMessage(Message message) {
        switch (message.type()) {
            case 'Z' -> onReady((char) message.body()[0]);
            case 'G' -> onCopyIn(message);
            case 'E' -> onError(message);
            case 'C' -> out.write(pending.complete(message, profile));
            default -> {
                if (!statements.isOwnAnswer(message.type())) {
                    out.write(message);
                }
            }
        }
    }

    private void onReady(char newStatus) {
        synchronized (this) {
            status = newStatus;
            statements.synced();
            boolean somebodyWaits = !copyAborted;
            copyAborted = false;
            if (closing || (somebodyWaits && pending.hasWork(newStatus))) {
                mode = Mode.HELD;
                notifyAll();
                return;
            }
        }
        finish();
    }

    /** Tells the client that the session is ready; but who hears that it is free must find it free, so it is left first. */
    void finish() {
        out.flush();
        synchronized (this) {
            if (status == 'I' && !closing) {
                leave();
            }
        }
        out.ready(status);
        synchronized (this) {
            mode = Mode.QUIET;
            notifyAll();
        }
    }

    private void onCopyIn(Message message) {
        synchronized (this) {
            mode = simple ? Mode.COPY_SIMPLE : Mode.COPY_EXTENDED;
            notifyAll();
        }
        out.write(message);
        out.flush();
    }

    private void onError(Message message) {
        pending.fail();
        synchronized (this) {
            if (mode == Mode.COPY_SIMPLE) {
                mode = Mode.AWAITING;
                copyAborted = true; // nobody waits: the client's rows are still being read
            } else if (mode == Mode.COPY_EXTENDED) {
                mode = Mode.PIPELINE;
            }
        }
        out.write(message);
    }

    @Override
    public void onPause() {
        out.flush();
    }

    @Override
    public synchronized void onDeath() {
        dead = true;
        notifyAll();
    }

    /** Returns what the session is doing for this connection, for whoever waits for it. */
    synchronized String describe() {
        return isCopying() ? status + ", COPY" : String.valueOf(status);
    }
}
