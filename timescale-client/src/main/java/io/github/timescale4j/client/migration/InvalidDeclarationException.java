package io.github.timescale4j.client.migration;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declarations on the class path contradict each other, or a part of them is missing. */
public final class InvalidDeclarationException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> types;

    InvalidDeclarationException(List<String> types, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.types = List.copyOf(types);
    }

    /**
     * The declared types that are concerned.
     *
     * @return binary names of classes; empty if an index could not be read
     */
    public List<String> types() {
        return types;
    }
}
