package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Identifier;

/** What a {@link Check} works with. Made anew for each diagnosis. */
public final class CheckContext {

    private static final String SESSION = """
            SELECT (SELECT n.nspname FROM pg_catalog.pg_extension e
                    JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
                    WHERE e.extname = 'timescaledb') AS extension_schema,
                   current_user AS role,
                   pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all""";

    private final TimeScaleClient client;
    private final ServerVersion version;
    private final Thresholds thresholds;
    private final Session session;

    /**
     * What is the same for all checks of a diagnosis.
     *
     * @param extensionSchema where TimescaleDB's functions are
     * @param role who asks
     * @param seesAll whether the server tells this role what others do
     */
    private record Session(String extensionSchema, String role, boolean seesAll) {}

    private CheckContext(TimeScaleClient client, ServerVersion version, Thresholds thresholds, Session session) {
        this.client = client;
        this.version = version;
        this.thresholds = thresholds;
        this.session = session;
    }

    /** Only of a database that has the extension. */
    static CheckContext of(TimeScaleClient client, ServerVersion version, Thresholds thresholds) {
        return new CheckContext(
                client,
                version,
                thresholds,
                client.query(SESSION).timeout(thresholds.timeout()).single(Session.class));
    }

    /**
     * Gives the client.
     *
     * @return the client of the database that is looked at
     */
    public TimeScaleClient client() {
        return client;
    }

    /**
     * Says what the server is.
     *
     * @return the versions and the edition, read once for a diagnosis
     */
    public ServerVersion version() {
        return version;
    }

    /**
     * Gives the limits.
     *
     * @return from where on something is a finding
     */
    public Thresholds thresholds() {
        return thresholds;
    }

    /**
     * Qualifies one of TimescaleDB's functions: its schema need not be in the search path.
     *
     * @param name such as {@code alter_job}
     * @return the name with the quoted schema of the extension
     */
    public String function(String name) {
        return Identifier.quote(session.extensionSchema()) + '.' + name;
    }

    /**
     * Begins a query that ends after {@link Thresholds#timeout()}.
     *
     * @param sql one statement that returns rows
     * @return the query, which has not run yet
     */
    public Query query(String sql) {
        return client.query(sql).name("diagnosis").timeout(thresholds.timeout());
    }

    String role() {
        return session.role();
    }

    boolean seesAll() {
        return session.seesAll();
    }
}
