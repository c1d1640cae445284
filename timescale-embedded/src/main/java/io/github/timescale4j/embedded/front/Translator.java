package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlRewriter.Action;
import io.github.timescale4j.embedded.front.SqlRewriter.Rewritten;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives what one connection says its meaning in the session that all connections share. */
final class Translator {

    private final SharedSession session;
    private final Notifications notifications;
    private final Statements statements;
    private final SqlRewriter rewriter;
    private final Dialogue dialogue;
    private final Pending pending;
    private final Profile profile;
    private final ClientOutput out;

    Translator(
            FrontServices services,
            Statements statements,
            Dialogue dialogue,
            Pending pending,
            Profile profile,
            ClientOutput out) {
        this.session = services.session();
        this.notifications = services.notifications();
        this.statements = statements;
        this.rewriter = new SqlRewriter(statements::mapIfOwn);
        this.dialogue = dialogue;
        this.pending = pending;
        this.profile = profile;
        this.out = out;
    }

    /** Returns what to send in place of a client's message, with the names and the SQL in it changed where they must be. */
    Message translate(Message message) throws IOException {
        Fields fields = message.fields();
        switch (message.type()) {
            case 'Q' -> {
                return query(fields.text());
            }
            case 'P' -> {
                String name = fields.text();
                Rewritten sql = rewrite(fields.text());
                if (name.isEmpty()) {
                    session.unnamedStatementOwner(statements);
                }
                return statements.parse(name, sql, fields.rest());
            }
            case 'B' -> {
                String portal = fields.text();
                String name = fields.text();
                restoreUnnamed(name);
                expect(statements.find(name));
                return statements.bind(portal, name, fields.rest());
            }
            case 'D', 'C' -> {
                if (fields.character() != 'S') {
                    return message;
                }
                String name = fields.text();
                if (message.type() == 'C') {
                    return statements.close(name);
                }
                restoreUnnamed(name);
                return statements.describe(name);
            }
            default -> {
                return message;
            }
        }
    }

    private Message query(String sql) {
        Rewritten rewritten = rewrite(sql);
        expect(rewritten);
        statements.forgetUnnamed(); // a simple query destroys it
        session.unnamedStatementOwner(null);
        return new Body().text(rewritten.sql()).as('Q');
    }

    /** Prepares for what a statement does when it runs, which may be long after its Parse, and many times. */
    private void expect(@Nullable Rewritten sql) {
        if (sql != null) {
            pending.add(sql);
        } else {
            pending.addUnknown();
        }
        if (sql == null || sql.scan().touchesSession()) {
            profile.markDirty();
        }
    }

    private void restoreUnnamed(String name) throws BackendGoneException {
        if (!name.isEmpty() || session.ownsUnnamedStatement(statements)) {
            return;
        }
        Message again = statements.parseUnnamedAgain();
        if (again != null) {
            session.unnamedStatementOwner(statements);
            dialogue.pipeline(again);
        }
    }

    private Rewritten rewrite(String sql) {
        Rewritten rewritten = rewriter.rewrite(sql, dialogue.status() != 'I');
        session.note(rewritten.scan());
        for (Action action : rewritten.actions()) {
            if (action.kind() == SqlRewriter.ActionKind.LISTEN) { // early, for a NOTIFY in the same message
                notifications.listen(action.argument(), out);
            }
        }
        return rewritten;
    }
}
