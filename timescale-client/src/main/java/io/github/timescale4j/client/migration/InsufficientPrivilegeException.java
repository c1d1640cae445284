package io.github.timescale4j.client.migration;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The role lacks a right that the migration needs. */
public final class InsufficientPrivilegeException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String role;
    private final String schema;

    InsufficientPrivilegeException(String role, String schema, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.role = role;
        this.schema = schema;
    }

    /**
     * Who lacks the right.
     *
     * @return the role that the connections log in as
     */
    public String role() {
        return role;
    }

    /**
     * Where something was to be created.
     *
     * @return the schema, which may not exist yet
     */
    public String schema() {
        return schema;
    }
}
