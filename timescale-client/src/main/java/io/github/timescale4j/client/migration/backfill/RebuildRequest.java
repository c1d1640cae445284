package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.util.List;

/**
 * An aggregate that is to be made anew with another definition.
 *
 * @param aggregate the aggregate, with its schema
 * @param statements what is declared now: the first one creates the aggregate {@code WITH NO DATA}, the others make its indexes
 *     and policies; names without a schema are looked up in the migrator's
 * @param previous what was applied last, or nothing if that is not known. A policy that stands in it and not in
 *     {@code statements} is not declared any more, and is not given to the new aggregate
 * @param history what happens to the buckets that the source's rows do not give any more
 */
public record RebuildRequest(RelationName aggregate, List<String> statements, List<String> previous, History history) {

    /** What happens to old buckets. */
    public enum History {
        /**
         * They are copied from the old aggregate; where its columns do not allow that, or one goes that they hold something in, the
         * rebuild is refused.
         */
        KEEP,
        /** They are copied, and what they hold in columns that go is given up. */
        KEEP_DECLARED,
        /** They are given up: the new aggregate begins where the source's rows do. */
        DISCARD
    }

    /**
     * Copies the lists.
     *
     * @param aggregate the aggregate, with its schema
     * @param statements what is declared now
     * @param previous what was applied last
     * @param history what happens to old buckets
     * @throws IllegalArgumentException if there is no schema or no statement
     */
    public RebuildRequest {
        statements = List.copyOf(statements);
        previous = List.copyOf(previous);
        if (aggregate.schema() == null || statements.isEmpty()) {
            throw new IllegalArgumentException(
                    "a rebuild needs the aggregate's schema and the statement that creates it");
        }
    }

    boolean keeps() {
        return history != History.DISCARD;
    }
}
