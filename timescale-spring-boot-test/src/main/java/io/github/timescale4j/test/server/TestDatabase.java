package io.github.timescale4j.test.server;

import org.jspecify.annotations.Nullable;

/**
 * The database of the tests.
 *
 * @param jdbcUrl its address
 * @param username who logs in; {@code null} if the address says so
 * @param password the password; {@code null} if none is needed, or the address holds it
 * @param disposable whether it was made for the tests of this JVM, and is gone with them
 * @param singleSession whether connections take turns, because the database has one session
 */
public record TestDatabase(
        String jdbcUrl,
        @Nullable String username,
        @Nullable String password,
        boolean disposable,
        boolean singleSession) {

    /**
     * Renders what must not be secret.
     *
     * @return whether it is disposable; the address may hold a password
     */
    @Override
    public String toString() {
        return "TestDatabase[disposable=" + disposable + "]";
    }
}
