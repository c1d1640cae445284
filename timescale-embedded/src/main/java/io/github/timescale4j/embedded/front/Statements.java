package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlRewriter.Rewritten;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * One connection's prepared statements in a session that all connections share: named ones get a prefix, the unnamed one is
 * parsed again when another connection has overwritten it.
 *
 * <p>Portals need none of this. They end with their transaction, and a transaction has the session to itself.
 */
final class Statements {

    private final String prefix;
    private final Map<String, Rewritten> named = new ConcurrentHashMap<>();
    private @Nullable Message unnamedParse;
    private @Nullable Rewritten unnamed;

    /** For each Parse on its way, whether the front sent it on its own and must keep the answer to itself. */
    private final Deque<Boolean> parseAnswers = new ConcurrentLinkedDeque<>();

    Statements(String prefix) {
        this.prefix = prefix;
    }

    /** Returns the name the session knows one of these statements by; other names stay as they are. */
    String mapIfOwn(String name) {
        return named.containsKey(name) ? prefix + name : name;
    }

    boolean isEmpty() {
        return named.isEmpty();
    }

    /** Takes a Parse with its rewritten SQL, and returns what to send. */
    Message parse(String name, Rewritten rewritten, byte[] parameterTypes) {
        Message message = new Body()
                .text(name.isEmpty() ? name : prefix + name)
                .text(rewritten.sql())
                .bytes(parameterTypes)
                .as('P');
        if (name.isEmpty()) {
            unnamedParse = message;
            unnamed = rewritten;
        } else {
            named.put(name, rewritten);
        }
        parseAnswers.add(false);
        return message;
    }

    /** A simple query destroys the unnamed statement. */
    void forgetUnnamed() {
        unnamedParse = null;
        unnamed = null;
    }

    /** Returns the Parse that brings back the unnamed statement, or null if there was none. */
    @Nullable
    Message parseUnnamedAgain() {
        if (unnamedParse != null) {
            parseAnswers.add(true);
        }
        return unnamedParse;
    }

    /** Returns what was rewritten in a statement, or null if it is unknown or SQL made it. */
    @Nullable
    Rewritten find(String name) {
        return name.isEmpty() ? unnamed : named.get(name);
    }

    Message bind(String portal, String statement, byte[] rest) {
        return new Body().text(portal).text(mapIfOwn(statement)).bytes(rest).as('B');
    }

    Message describe(String statement) {
        return new Body().character('S').text(mapIfOwn(statement)).as('D');
    }

    Message close(String statement) {
        Message message = new Body().character('S').text(mapIfOwn(statement)).as('C');
        if (statement.isEmpty()) {
            forgetUnnamed();
        } else {
            named.remove(statement);
        }
        return message;
    }

    /** Returns the messages that end all named statements, with the Sync that has them answered. */
    List<Message> closeAll() {
        Collection<String> names = List.copyOf(named.keySet());
        named.clear();
        List<Message> messages = new ArrayList<>();
        for (String name : names) {
            messages.add(new Body().character('S').text(prefix + name).as('C'));
        }
        messages.add(Message.empty('S'));
        return messages;
    }

    /** Forgets the statements without ending them, because the session has done so. */
    void clear() {
        named.clear();
        forgetUnnamed();
    }

    /** Returns whether this answer belongs to a message that the client knows nothing of. */
    boolean isOwnAnswer(char type) {
        return type == '1' && Boolean.TRUE.equals(parseAnswers.poll());
    }

    /** Everything is answered; after an error some answers never came. */
    void synced() {
        parseAnswers.clear();
    }
}
