package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.util.List;
import java.util.Objects;

/**
 * What is to be filled.
 *
 * @param aggregate the aggregate, with its schema
 * @param statements what it is declared with. The refresh policies among it come when it is filled; that ends where they would
 */
public record BackfillRequest(RelationName aggregate, List<String> statements) {

    /**
     * Copies the list.
     *
     * @param aggregate the aggregate
     * @param statements what it is declared with
     */
    public BackfillRequest {
        statements = List.copyOf(statements);
    }

    /**
     * An aggregate that has its refresh policies already, or gets none.
     *
     * @param aggregate the aggregate, with its schema
     */
    public BackfillRequest(RelationName aggregate) {
        this(aggregate, List.of());
    }

    /** An SQL expression: how far the policy that works closest to the present stays behind it, as text; NULL if not at all. */
    String endOffset() {
        List<String> ends = statements.stream()
                .filter(PolicyText::addsRefresh)
                .map(statement -> Objects.requireNonNullElse(PolicyText.end(statement), PolicyText.NOTHING))
                .toList();
        return ends.isEmpty() || ends.contains(PolicyText.NOTHING)
                ? PolicyText.NOTHING
                : "CAST(least(" + String.join(", ", ends) + ") AS text)";
    }
}
