package io.github.timescale4j.client.event;

/**
 * Is told about every statement of a client, in the thread that ran it. It must be safe for use by several threads and should
 * return at once. An exception that it throws is logged and does not reach the caller of the statement.
 */
@FunctionalInterface
public interface StatementListener {

    /**
     * Called after a statement has ended, before its result is returned.
     *
     * @param event what happened
     */
    void onStatement(StatementEvent event);
}
