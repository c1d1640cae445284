package io.github.timescale4j.client.diagnostics;

/** Chunks that a columnstore policy should have compressed. */
final class ColumnstoreBacklogCheck extends LeftChunksCheck {

    ColumnstoreBacklogCheck() {
        super(
                "columnstore-backlog",
                Topic.COLUMNSTORE,
                Policies.IS_COLUMNSTORE,
                "compress_after",
                "compress_created_before",
                "NOT c.is_compressed");
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                found.left("uncompressed chunk"),
                "They take several times the room, and queries over them read that much more.",
                "Run the job. If there are many chunks it may have to be run several times.",
                Policies.call(context, found.jobId()));
    }
}
