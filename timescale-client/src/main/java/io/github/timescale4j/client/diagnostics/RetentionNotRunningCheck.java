package io.github.timescale4j.client.diagnostics;

/** Chunks that a retention policy should have dropped. */
final class RetentionNotRunningCheck extends LeftChunksCheck {

    RetentionNotRunningCheck() {
        super("retention-not-running", Topic.JOBS, Policies.IS_RETENTION, "drop_after", "drop_created_before", "true");
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                found.left("chunk"),
                "Rows stay that should be gone, and the disk fills.",
                "Run the job to see why it does not drop them. If it does not run at all, see job-overdue.",
                Policies.call(context, found.jobId()));
    }
}
