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
    private final boolean loss;

    RebuildRefusedException(
            RelationName aggregate,
            List<String> reasons,
            List<String> columns,
            List<RelationName> dependents,
            @Nullable SQLException cause) {
        this(aggregate, reasons, columns, dependents, false, cause);
    }

    private RebuildRefusedException(
            RelationName aggregate,
            List<String> reasons,
            List<String> columns,
            List<RelationName> dependents,
            boolean loss,
            @Nullable SQLException cause) {
        super(
                aggregate,
                "The continuous aggregate '" + aggregate + "' cannot be rebuilt, and was left as it is:\n"
                        + String.join("\n", reasons).indent(4).stripTrailing(),
                cause);
        this.reasons = List.copyOf(reasons);
        this.columns = List.copyOf(columns);
        this.dependents = List.copyOf(dependents);
        this.loss = loss;
    }

    /** It would cost what nobody has given up. */
    static RebuildRefusedException loss(RelationName aggregate, List<String> reasons, List<String> columns) {
        return new RebuildRefusedException(aggregate, reasons, columns, List.of(), true, null);
    }

    /**
     * Whether the reason is that history would be lost which the request does not give up. Somebody who looks at the database anew
     * sees what it would cost.
     *
     * @return whether it is
     */
    public boolean isLoss() {
        return loss;
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
