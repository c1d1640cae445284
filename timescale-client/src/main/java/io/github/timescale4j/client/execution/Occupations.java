package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connections of transactions on which a COPY goes on, in or out. The driver would let anything else wait for its end, in the
 * same thread and so for ever: another statement is refused, and the COPY is ended before the transaction is, or goes back to a
 * savepoint. Safe for use by several threads.
 */
final class Occupations {

    private final Map<Connection, Occupation> occupied = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Who occupies a connection. */
    enum Occupant {
        /** A COPY in. */
        WRITER("a COPY is under way", "complete or close the writer first"),
        /** A COPY out. */
        EXPORT("an export is open", "read it to its end or close it first");

        private final String what;
        private final String remedy;

        Occupant(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    /** Ends a COPY. */
    @FunctionalInterface
    interface Ending {

        /**
         * Ends it.
         *
         * @param lost whether the transaction, or what it did since a savepoint, is rolled back, so that the COPY may fail it
         */
        void end(boolean lost);
    }

    /** That a connection is occupied. */
    private record Occupation(Connection connection, Occupant occupant, Ending ending) {}

    /**
     * Refuses a connection on which a COPY goes on.
     *
     * @throws IllegalStateException if there is one
     */
    void refuse(Connection connection) {
        Occupation found = occupied.isEmpty() ? null : occupied.get(key(connection));
        if (found != null) {
            throw new IllegalStateException(found.occupant().what
                    + " on the connection of this transaction, which can do nothing else until then: "
                    + found.occupant().remedy);
        }
    }

    /** Proxies that know transactions are made anew for each use. */
    private static Connection key(Connection connection) {
        return DataSourceUtils.getTargetConnection(connection);
    }

    /** Says that a COPY goes on. It is ended before the transaction of this thread is. */
    void begin(Connection connection, Occupant occupant, Ending ending) {
        Occupation occupation = new Occupation(connection, occupant, ending);
        occupied.put(key(connection), occupation);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new EndBefore(occupation));
        }
    }

    /** Says that the COPY has ended; without effect if there was none. */
    void end(Connection connection) {
        occupied.values().removeIf(occupation -> occupation.connection() == connection);
    }

    /** Ends one COPY in time. */
    private final class EndBefore implements TransactionSynchronization {

        private @Nullable Occupation occupation;
        private boolean commits;

        private EndBefore(Occupation occupation) {
            this.occupation = occupation;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            commits = true;
        }

        @Override
        public void beforeCompletion() {
            end(!commits);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            end(true); // it is younger than the savepoint, which could not have been made during a COPY
        }

        private void end(boolean lost) {
            Occupation own = occupation;
            occupation = null;
            if (own != null && occupied.containsValue(own)) {
                own.ending().end(lost);
            }
        }
    }
}
