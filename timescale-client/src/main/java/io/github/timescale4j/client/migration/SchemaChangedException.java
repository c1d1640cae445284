package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** Declarations are not what was applied to the database, and this version of the library cannot change what is there. */
public final class SchemaChangedException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Change> changes;

    SchemaChangedException(List<Change> changes) {
        super(describe(changes), null);
        this.changes = List.copyOf(changes);
    }

    /**
     * What has changed.
     *
     * @return one element for each declaration
     */
    public List<Change> changes() {
        return changes;
    }

    private static String describe(List<Change> changes) {
        return changes.stream()
                .map(change -> "The declaration of " + change.relation() + " (" + change.type()
                        + ") has changed since it was applied:\n"
                        + change.difference().indent(4))
                .collect(Collectors.joining(
                        "\n",
                        "",
                        "This version of the library cannot change what is in the database; nothing was touched. Either take"
                                + " the change back; or, where the rows may go, drop the relation and delete its row from "
                                + AppliedDeclarations.TABLE
                                + ", so that the next start creates it anew; or change the relation by hand and put the"
                                + " new SQL and its sha256 into that row"));
    }

    /**
     * One declaration that has changed.
     *
     * @param relation the table or view
     * @param type the binary name of the declared type
     * @param appliedSha256 the checksum of what was applied
     * @param declaredSha256 the checksum of what is declared now
     * @param difference the lines of SQL that went ({@code -}) and came ({@code +})
     */
    public record Change(
            RelationName relation, String type, String appliedSha256, String declaredSha256, String difference) {}
}
