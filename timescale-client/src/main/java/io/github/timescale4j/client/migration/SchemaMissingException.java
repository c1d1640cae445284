package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** With {@link MigrationMode#VALIDATE}: declarations were not yet applied to the database. */
public final class SchemaMissingException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<RelationName> missing;

    SchemaMissingException(List<DeclaredRelation> missing) {
        super(
                missing.stream()
                        .map(DeclaredRelation::label)
                        .collect(Collectors.joining(
                                "\n  - ",
                                "The database lacks what is declared, and the migration mode VALIDATE creates nothing:\n  - ",
                                "\nStart once with the migration mode APPLY, under a role that may create these")),
                null);
        this.missing = missing.stream().map(DeclaredRelation::relation).toList();
    }

    /**
     * What is missing.
     *
     * @return names of tables and views
     */
    public List<RelationName> missing() {
        return missing;
    }
}
