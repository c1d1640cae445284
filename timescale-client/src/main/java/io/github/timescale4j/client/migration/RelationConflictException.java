package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.util.List;

/**
 * The database does not hold what this library left there: a relation to be created exists already, or one that was created is
 * gone.
 */
public final class RelationConflictException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RelationName> existing;
    private final transient List<RelationName> gone;

    RelationConflictException(String message, List<RelationName> existing, List<RelationName> gone) {
        super(message, null);
        this.existing = List.copyOf(existing);
        this.gone = List.copyOf(gone);
    }

    /**
     * The declared relations that exist although this library did not create them.
     *
     * @return their names
     */
    public List<RelationName> existing() {
        return existing;
    }

    /**
     * The relations that this library created and that do not exist any more.
     *
     * @return their names
     */
    public List<RelationName> gone() {
        return gone;
    }
}
