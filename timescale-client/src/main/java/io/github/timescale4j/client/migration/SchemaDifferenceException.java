package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.Serial;

/** The database is not as declared, and was left as it is. The message holds the whole plan. */
public final class SchemaDifferenceException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SchemaPlan plan;
    private final Reason reason;

    SchemaDifferenceException(SchemaPlan plan, Reason reason, String detail) {
        super(reason.text + detail + "\n\n" + plan, null);
        this.plan = plan;
        this.reason = reason;
    }

    /**
     * What would have to be done.
     *
     * @return the plan
     */
    public SchemaPlan plan() {
        return plan;
    }

    /**
     * Why it was not done.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /** Why a plan was not run. */
    public enum Reason {
        /** The mode is {@link MigrationMode#VALIDATE}. */
        VALIDATION("The database is not as declared, and the migration mode VALIDATE changes nothing."),
        /** The plan is costly or loses data, and nobody approved it. */
        UNAPPROVED("The database is not as declared. The change is not safe, so nothing was done."),
        /** A part of the plan is for a person to do. */
        IMPOSSIBLE("The database is not as declared, and not every change can be made in place. Nothing was done."),
        /** The plan was written to a file. */
        EXPORTED("The database is not as declared. The change was written to a file and not run:");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
