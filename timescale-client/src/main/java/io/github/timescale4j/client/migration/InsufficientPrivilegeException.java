package io.github.timescale4j.client.migration;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The role lacks a right that the migration needs. */
public final class InsufficientPrivilegeException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String role;
    private final String schema;
    private final Right right;
    private final transient List<String> statements;

    InsufficientPrivilegeException(
            String role,
            String schema,
            Right right,
            String message,
            List<String> statements,
            @Nullable Throwable cause) {
        super(message, cause);
        this.role = role;
        this.schema = schema;
        this.right = right;
        this.statements = List.copyOf(statements);
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

    /**
     * Which right is missing.
     *
     * @return the right
     */
    public Right right() {
        return right;
    }

    /**
     * What gives the right, if a role runs it that may.
     *
     * @return statements of SQL
     */
    public List<String> statements() {
        return statements;
    }

    /** What a role has to be allowed to. */
    public enum Right {
        /** To read what was applied, which every mode but {@link MigrationMode#NONE} needs. */
        READ,
        /** To create tables, or the schema for them, which only {@link MigrationMode#APPLY} needs. */
        CREATE
    }
}
