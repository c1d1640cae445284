package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlRewriter.Action;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: reads its messages and takes them to the shared session, transaction by transaction. */
final class ClientSession implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ClientSession.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration FOREVER = Duration.ofDays(365);

    private final int number;
    private final Socket socket;
    private final FrontServices services;
    private final SharedSession session;
    private final DataInputStream in;
    private final ClientOutput out;
    private final Statements statements;
    private final Translator translator;
    private final Pending pending = new Pending();
    private final Profile profile;
    private final Dialogue dialogue;
    private final Map<String, String> reported = new HashMap<>();
    private final Object ending = new Object();
    private boolean ended;
    private boolean skipping;

    /** Creates the connection of a client that has been let in and wants these settings. */
    ClientSession(
            int number,
            Socket socket,
            DataInputStream in,
            ClientOutput out,
            FrontServices services,
            Map<String, String> settings) {
        this.number = number;
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.services = services;
        this.session = services.session();
        this.statements = new Statements("c" + number + ".");
        this.profile = new Profile(settings);
        session.note(settings.keySet());
        this.dialogue = new Dialogue(session, out, statements, pending, profile);
        this.translator = new Translator(services, statements, dialogue, pending, profile, out);
    }

    int number() {
        return number;
    }

    String name() {
        return "connection #" + number;
    }

    /** Tells the client that it is in, the values it must know, and the secret with which it could cancel. */
    private void greet() throws IOException, InterruptedException {
        out.write(new Body().int32(0).as('R'));
        Map<String, String> values = new HashMap<>(services.parameters());
        if (enter(Duration.ZERO)) {
            try {
                values.putAll(session.reportedParameters());
            } catch (ServerErrorException e) {
                throw new IOException(e);
            } finally {
                dialogue.leave();
            }
        } else {
            // Busy. The settings are set, and refused if they are wrong, before this connection's first statement.
            values.replaceAll((name, value) -> profile.settings().getOrDefault(name, value));
        }
        report(values);
        out.write(new Body().int32(number).int32(RANDOM.nextInt()).as('K'));
        out.ready('I');
    }

    @Override
    public void run() {
        try {
            greet();
            serve();
        } catch (BackendGoneException e) {
            end(ServerError.fatal(ServerError.CRASH_SHUTDOWN, e));
        } catch (ProtocolException e) {
            end(ServerError.fatal(ServerError.PROTOCOL_VIOLATION, e));
        } catch (IOException e) {
            log.debug("{} was lost", name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The front failed on {}", name(), e);
            end(ServerError.fatal("XX000", "the front failed: " + e));
        } finally {
            cleanUp();
            end(null);
        }
    }

    /**
     * Ends the connection, with a last word to the client if it still is there. Whoever comes second waits until the first has said
     * it: the thread of this connection closes the socket when it returns, and that would cut the other's word off.
     */
    void end(@Nullable ServerError lastWord) {
        synchronized (ending) {
            if (ended) {
                return;
            }
            ended = true;
            if (lastWord != null) {
                out.write(lastWord.toMessage());
                out.flush();
            }
            out.mute();
            try {
                socket.close();
            } catch (IOException e) {
                log.debug("{} did not close", name(), e);
            }
        }
    }

    private void serve() throws IOException, InterruptedException {
        for (; ; ) {
            Message message = Message.read(in);
            if (message == null || message.type() == 'X') {
                return;
            }
            awaitAnswer();
            handle(message);
        }
    }

    private void handle(Message message) throws IOException, InterruptedException {
        if (skipping) {
            if (message.type() == 'S') {
                skipping = false;
                out.ready('I');
            }
            return;
        }
        switch (message.type()) {
            case 'Q', 'F' -> ask(message);
            case 'P', 'B', 'D', 'E', 'C', 'H' -> pipeline(message);
            case 'S' -> sync();
            case 'd', 'c', 'f' -> {
                dialogue.copy(message);
                if (message.type() != 'd') {
                    awaitAnswer();
                }
            }
            default -> throw new ProtocolException("invalid frontend message type " + (int) message.type());
        }
    }

    private void ask(Message message) throws IOException, InterruptedException {
        if (dialogue.isCopying()) {
            throw new ProtocolException("unexpected message type '" + message.type() + "' during COPY from stdin");
        }
        if (dialogue.isInPipeline()) {
            // The session answers it, or skips it if something before it has failed, and that is not known yet.
            throw new ProtocolException("a simple query before the Sync of a pipeline is not supported");
        }
        if (!acquire()) {
            out.ready('I');
            return;
        }
        dialogue.ask(translator.translate(message));
        awaitAnswer();
    }

    private void sync() throws IOException, InterruptedException {
        if (dialogue.ownsSession()) {
            dialogue.ask(Message.empty('S'));
            awaitAnswer();
        } else {
            out.ready('I');
        }
    }

    private void pipeline(Message message) throws IOException, InterruptedException {
        if ((message.type() == 'H' && !dialogue.ownsSession()) || dialogue.isCopying()) {
            return; // nothing to flush; and during a COPY the session would skip it
        }
        if (!acquire()) {
            skipping = true;
            return;
        }
        dialogue.pipeline(translator.translate(message));
    }

    /** Makes sure that the session is this connection's; if it is too busy, says so to the client and returns false. */
    private boolean acquire() throws IOException, InterruptedException {
        if (dialogue.ownsSession()) {
            return true;
        }
        if (enter(services.options().busyTimeout())) {
            services.writes().incrementAndGet();
            return true;
        }
        Turnstile.Holder holder = session.turnstile().holder();
        String busy = "the embedded database is busy: "
                + Objects.toString(holder, "other connections wait for it, too, and it was never free in time");
        log.warn(
                "{} gave up after {} ms: {}",
                name(),
                services.options().busyTimeout().toMillis(),
                busy);
        out.write(ServerError.error(
                        ServerError.LOCK_NOT_AVAILABLE,
                        busy,
                        "It has one session: a transaction of one connection makes the others wait. Code that needs a"
                                + " second connection inside a transaction cannot run on it.")
                .toMessage());
        out.flush();
        return false;
    }

    private boolean enter(Duration timeout) throws IOException, InterruptedException {
        if (!session.turnstile().enter(name(), dialogue::describe, timeout)) {
            return false;
        }
        dialogue.entered();
        try {
            session.switchTo(profile);
            return true;
        } catch (ServerErrorException e) { // the settings this connection was opened with are wrong
            dialogue.leave();
            end(e.error().asFatal());
            throw new IOException(e);
        } catch (IOException | RuntimeException e) {
            dialogue.leave();
            throw e;
        }
    }

    /** Waits for the end of what was asked, and does what is left to the front before the client hears of it. */
    private void awaitAnswer() throws IOException, InterruptedException {
        if (!dialogue.await()) {
            return;
        }
        try {
            char status = dialogue.status();
            for (Action action : pending.takeActions()) {
                run(action, status);
            }
            if (pending.takeSettingsTouched(status)) {
                report(session.reportedParameters());
            }
        } catch (ServerErrorException e) {
            log.warn("The front could not finish a statement of {}: {}", name(), e.getMessage());
        }
        dialogue.finish();
    }

    private void run(Action action, char status) throws IOException, ServerErrorException {
        switch (action.kind()) {
            case LISTEN -> services.notifications().listen(action.argument(), out);
            case UNLISTEN -> services.notifications().unlisten(action.argument(), out);
            case DEALLOCATE_ALL -> session.channel().exchange(statements.closeAll());
            case RESET_ALL -> {
                if (status != 'E') {
                    session.reapplyStartup(profile);
                    pending.settingsTouched();
                }
            }
            case DISCARD_TEMP -> session.discardTemporary(profile, status == 'I');
            case DISCARD_ALL -> {
                session.channel().exchange(statements.closeAll());
                services.notifications().unlisten("", out);
                session.discard(profile, false);
                profile.settings(profile.startup());
                session.switchTo(profile);
                pending.settingsTouched();
            }
        }
    }

    private void report(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!value.equals(reported.put(name, value))) {
                out.parameterStatus(name, value);
            }
        });
    }

    /** Leaves nothing of this connection behind: no open transaction, no statement, no temporary table, no setting. */
    private void cleanUp() {
        services.notifications().unlisten("", out);
        out.mute();
        try {
            dialogue.settle();
            services.connections().remove(this);
            if (dialogue.ownsSession() || hasLeftSomething()) {
                forget();
            }
        } catch (BackendGoneException e) {
            log.debug("{} had nothing to clean up any more", name(), e);
        } catch (ServerErrorException e) {
            log.warn("{} could not be cleaned up: {}", name(), e.getMessage());
        } catch (IOException e) {
            log.debug("{} could not be cleaned up", name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            services.connections().remove(this);
            dialogue.leave();
        }
    }

    private boolean hasLeftSomething() {
        return !statements.isEmpty()
                || profile.isDirty()
                || !profile.temporaryRelations().isEmpty()
                || services.connections().isEmpty();
    }

    private void forget() throws IOException, InterruptedException, ServerErrorException {
        if (!dialogue.ownsSession()) {
            if (!session.turnstile().enter(name() + ", closing,", dialogue::describe, FOREVER)) {
                return;
            }
            dialogue.entered();
        }
        if (session.channel().isDead()) {
            return;
        }
        if (dialogue.status() != 'I') {
            session.query("ROLLBACK");
        }
        boolean last = services.connections().isEmpty();
        session.channel().exchange(last ? List.of(Message.empty('S')) : statements.closeAll());
        session.discard(profile, last);
    }
}
