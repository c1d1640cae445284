package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Identifier;

/** The names of roles, which were not chosen by who declares tables: a service that makes roles may put anything into them. */
final class Role {

    private Role() {}

    /**
     * Quotes the name of a role that exists, for a statement that is proposed.
     *
     * @throws IllegalArgumentException for a control character, which no statement that somebody copies should hold
     */
    static String quote(String name) {
        String stands = name.replace("\"", "");
        if (!stands.isEmpty()) {
            Identifier.check(stands);
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
