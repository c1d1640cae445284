package io.github.timescale4j.client.migration;

import java.io.Serial;

/**
 * A plan would take more locks in its one transaction than the server keeps. Nothing was changed. A server that runs out of locks
 * refuses them to everybody else, too.
 */
public final class LockCapacityException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long needed;
    private final long capacity;
    private final long setting;

    LockCapacityException(String message, long needed, long capacity, long setting) {
        super(message, null);
        this.needed = needed;
        this.capacity = capacity;
        this.setting = setting;
    }

    /**
     * How many locks the plan takes.
     *
     * @return about as many
     */
    public long needed() {
        return needed;
    }

    /**
     * How many locks the server keeps, for all sessions together.
     *
     * @return as many
     */
    public long capacity() {
        return capacity;
    }

    /**
     * What would be enough.
     *
     * @return a value for the server's setting {@code max_locks_per_transaction}
     */
    public long setting() {
        return setting;
    }
}
