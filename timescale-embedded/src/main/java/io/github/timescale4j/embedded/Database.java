package io.github.timescale4j.embedded;

/** A database that runs, wherever it comes from. */
interface Database extends AutoCloseable {

    Provider provider();

    String jdbcUrl();

    String username();

    String password();

    /** Says in one line what runs and where its data is. */
    String describe();

    /** Returns whether a statement sent now would have to wait for another connection's transaction. */
    default boolean isBusy() {
        return false;
    }

    /** Returns whether it still runs, as far as is known without asking it. */
    default boolean isAlive() {
        return true;
    }

    /** Says in one line why it does not run any more, or nothing if that is not known. */
    default String obituary() {
        return "";
    }

    @Override
    void close();
}
