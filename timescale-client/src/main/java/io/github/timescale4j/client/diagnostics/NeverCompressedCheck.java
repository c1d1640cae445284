package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Tables whose rows are dropped before they would be compressed. */
final class NeverCompressedCheck extends SqlCheck<NeverCompressedCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT p.job_id, p.schema, p.name, p.config ->> 'compress_after' AS compress_after,
                   k.config ->> 'drop_after' AS drop_after
            FROM policy p
            JOIN policy k ON k.%s AND k.schema = p.schema AND k.name = p.name
            WHERE p.%s AND coalesce(%s >= %s, %s >= %s)""".formatted(
                            Policies.IS_RETENTION,
                            Policies.IS_COLUMNSTORE,
                            Policies.interval("p.config", "compress_after"),
                            Policies.interval("k.config", "drop_after"),
                            Policies.number("p.config", "compress_after"),
                            Policies.number("k.config", "drop_after"));

    NeverCompressedCheck() {
        super("never-compressed", Topic.COLUMNSTORE, Row.class);
    }

    /** Both policies of a table. */
    record Row(int jobId, String schema, String name, String compressAfter, String dropAfter) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its chunks would be compressed after " + found.compressAfter() + ", but are dropped after "
                        + found.dropAfter() + ".",
                "Nothing is ever compressed.",
                "Compress sooner, or do without the columnstore: the statement removes the policy that does nothing.",
                "SELECT " + context.function("delete_job") + "(" + found.jobId() + ")");
    }
}
