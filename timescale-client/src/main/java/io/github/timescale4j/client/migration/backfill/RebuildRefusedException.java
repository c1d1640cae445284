package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An aggregate cannot be rebuilt without loss; it was left as it is. */
public final class RebuildRefusedException extends BackfillException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;
    private final transient List<String> columns;
    private final transient List<RelationName> dependents;

    RebuildRefusedException(
            RelationName aggregate,
            List<String> reasons,
            List<String> columns,
            List<RelationName> dependents,
            @Nullable SQLException cause) {
        super(
                aggregate,
                "The continuous aggregate '" + aggregate + "' cannot be rebuilt, and was left as it is:\n"
                        + String.join("\n", reasons).indent(4).stripTrailing(),
                cause);
        this.reasons = List.copyOf(reasons);
        this.columns = List.copyOf(columns);
        this.dependents = List.copyOf(dependents);
    }

    /**
     * Why it is refused.
     *
     * @return sentences, at least one
     */
    public List<String> reasons() {
        return reasons;
    }

    /**
     * The columns whose history would be lost or would change its meaning.
     *
     * @return their names, nothing if they are not the reason
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * What reads the aggregate and is not part of the rebuild.
     *
     * @return views and aggregates, nothing if they are not the reason
     */
    public List<RelationName> dependents() {
        return dependents;
    }
}
