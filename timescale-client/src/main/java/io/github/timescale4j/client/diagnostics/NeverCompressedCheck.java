package io.github.timescale4j.client.diagnostics;

/** Tables whose rows are dropped before they would be compressed. */
final class NeverCompressedCheck extends PlainCheck<NeverCompressedCheck.Row> {

    /** Both can go by the creation of chunks, whose rows are younger by up to the chunk's interval. */
    private static final String SQL = Policies.WITH
            + """
            SELECT p.job_id, p.schema, p.name,
                   coalesce(p.config ->> 'compress_after', p.config ->> 'compress_created_before') AS compress_after,
                   coalesce(k.config ->> 'drop_after', k.created_before) AS drop_after
            FROM policy p
            JOIN kept k ON k.schema = p.schema AND k.name = p.name
            WHERE p.%s AND coalesce(%s >= k.age, %s - k.chunk_interval >= k.age, %s >= k.age_number, false)""".formatted(
                            Policies.IS_COLUMNSTORE,
                            Policies.interval("p.config", "compress_after"),
                            Policies.interval("p.config", "compress_created_before"),
                            Policies.number("p.config", "compress_after"));

    NeverCompressedCheck() {
        super("never-compressed", Topic.COLUMNSTORE, SQL, Row.class);
    }

    /** Both policies of a table. */
    record Row(int jobId, String schema, String name, String compressAfter, String dropAfter) {}

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
