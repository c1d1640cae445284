package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlScanner.Scan;
import io.github.timescale4j.embedded.front.SqlScanner.Statement;
import io.github.timescale4j.embedded.front.SqlScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes SQL that speaks of "the session" mean the connection it came from.
 *
 * <p>A statement whose effect would reach the other connections is replaced by one without effect; what the connection asked
 * for becomes an {@link Action} that follows when the statement has succeeded, and the answer keeps the tag it should have.
 */
final class SqlRewriter {

    /** What the front does itself after a statement has succeeded. */
    enum ActionKind {
        DISCARD_ALL,
        DISCARD_TEMP,
        DEALLOCATE_ALL,
        RESET_ALL,
        LISTEN,
        UNLISTEN
    }

    /**
     * Something the front does itself.
     *
     * @param kind what
     * @param argument the channel, or an empty text for all
     */
    record Action(ActionKind kind, String argument) {}

    /**
     * SQL that may go to the shared session.
     *
     * @param sql the text
     * @param actions what to do when it has succeeded, in order
     * @param tags the command tags the client shall see in place of {@link #PLACEHOLDER_TAG}, in order
     * @param scan what else was found in the text
     */
    record Rewritten(String sql, List<Action> actions, List<String> tags, Scan scan) {}

    /** A statement without effect on anybody, and with a command tag that hardly anybody else causes. */
    static final String PLACEHOLDER_TAG = "DISCARD PLANS";

    private final UnaryOperator<String> ownStatementNames;

    /** Creates a rewriter that maps the names of prepared statements with this function. */
    SqlRewriter(UnaryOperator<String> ownStatementNames) {
        this.ownStatementNames = ownStatementNames;
    }

    /** Rewrites what one message asks for; {@code inTransaction} as it is before that message. */
    Rewritten rewrite(String sql, boolean inTransaction) {
        Scan scan = SqlScanner.scan(sql);
        for (Statement statement : scan.statements()) {
            String refused = concurrently(statement);
            if (refused != null) {
                return new Rewritten(refusal(refused), List.of(), List.of(), scan);
            }
        }
        List<Action> actions = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (Statement statement : scan.statements()) {
            boolean alone = scan.statements().size() == 1 && !inTransaction;
            String replacement = replacement(statement, alone, actions, tags);
            if (replacement != null) {
                text.append(sql, copied, statement.start()).append(replacement);
                copied = statement.end();
            }
        }
        String result =
                copied == 0 ? sql : text.append(sql, copied, sql.length()).toString();
        return new Rewritten(result, List.copyOf(actions), List.copyOf(tags), scan);
    }

    private @Nullable String replacement(Statement statement, boolean alone, List<Action> actions, List<String> tags) {
        if (statement.begins("discard", "all")) {
            // In a transaction or among other statements the server refuses it with its own words.
            return alone ? placeholder(ActionKind.DISCARD_ALL, "", "DISCARD ALL", actions, tags) : null;
        }
        if (statement.begins("discard", "temp") || statement.begins("discard", "temporary")) {
            return placeholder(ActionKind.DISCARD_TEMP, "", "DISCARD TEMP", actions, tags);
        }
        if (statement.begins("reset", "all")) {
            actions.add(new Action(ActionKind.RESET_ALL, ""));
            return null;
        }
        if (statement.begins("deallocate")) {
            return deallocate(statement, actions, tags);
        }
        List<Token> listen = statement.tokensAfter("listen");
        if (listen != null && listen.size() == 1 && listen.get(0).isName()) {
            actions.add(new Action(ActionKind.LISTEN, listen.get(0).text()));
            return null;
        }
        List<Token> unlisten = statement.tokensAfter("unlisten");
        if (unlisten != null && unlisten.size() == 1) {
            String channel = unlisten.get(0).isName() ? unlisten.get(0).text() : "";
            return placeholder(ActionKind.UNLISTEN, channel, "UNLISTEN", actions, tags);
        }
        return null;
    }

    private @Nullable String deallocate(Statement statement, List<Action> actions, List<String> tags) {
        List<Token> rest = statement.tokensAfter("deallocate", "prepare");
        if (rest == null) {
            rest = statement.head().subList(1, statement.head().size());
        }
        if (rest.size() != 1) {
            return null;
        }
        if (rest.get(0).is("all")) {
            return placeholder(ActionKind.DEALLOCATE_ALL, "", "DEALLOCATE ALL", actions, tags);
        }
        String name = rest.get(0).text();
        String mapped = ownStatementNames.apply(name);
        return mapped.equals(name) ? null : "DEALLOCATE \"" + mapped.replace("\"", "\"\"") + '"';
    }

    private static String placeholder(
            ActionKind kind, String argument, String tag, List<Action> actions, List<String> tags) {
        actions.add(new Action(kind, argument));
        tags.add(tag);
        return PLACEHOLDER_TAG;
    }

    /** Returns the name of a command that damages this build's catalog, or null. */
    private static @Nullable String concurrently(Statement statement) {
        boolean concurrently = statement.head().stream().anyMatch(token -> token.is("concurrently"));
        if (!concurrently) {
            return null;
        }
        if (statement.begins("create", "index", "concurrently")
                || statement.begins("create", "unique", "index", "concurrently")) {
            return "CREATE INDEX CONCURRENTLY";
        }
        if (statement.begins("drop", "index", "concurrently")) {
            return "DROP INDEX CONCURRENTLY";
        }
        return statement.begins("reindex") ? "REINDEX CONCURRENTLY" : null;
    }

    /** The session itself raises the error, so that an open transaction is aborted exactly as by any other error. */
    private static String refusal(String command) {
        return """
                DO $timescale_embedded$BEGIN RAISE EXCEPTION USING ERRCODE = '%s', \
                MESSAGE = '%s is not supported by the embedded database', \
                HINT = 'It would damage the catalog of this build. Leave out CONCURRENTLY, or use a real server.'; \
                END$timescale_embedded$""".formatted(ServerError.FEATURE_NOT_SUPPORTED, command);
    }
}
