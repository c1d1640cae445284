package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Identifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link Check} works with. Made anew for each diagnosis. */
public final class CheckContext {

    private static final String NAME = "diagnosis";

    /** All of it in one round trip, which ends like every other one of a diagnosis. */
    private static final String SERVER = """
            SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
                   e.extversion AS extension, current_setting('timescaledb.license', true) AS license,
                   n.nspname AS extension_schema, current_user AS role,
                   pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all
            FROM (SELECT) AS one
            LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'timescaledb'
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace""";

    private final TimeScaleClient client;
    private final ServerVersion version;
    private final Thresholds thresholds;
    private final Server server;

    /**
     * What is the same for all checks of a diagnosis.
     *
     * @param postgres the version of PostgreSQL
     * @param extension that of TimescaleDB; {@code null} without it
     * @param license what says the edition
     * @param extensionSchema where TimescaleDB's functions are
     * @param role who asks
     * @param seesAll whether the server tells this role what others do
     */
    private record Server(
            String postgres,
            @Nullable String extension,
            @Nullable String license,
            @Nullable String extensionSchema,
            String role,
            boolean seesAll) {}

    private CheckContext(TimeScaleClient client, Thresholds thresholds, Server server) {
        this.client = client;
        this.thresholds = thresholds;
        this.server = server;
        this.version = new ServerVersion(
                server.postgres(), server.extension(), Edition.of(server.extension(), server.license()));
    }

    /** Asks the server what it is. Checks can only be run if it has the extension. */
    static CheckContext read(TimeScaleClient client, Thresholds thresholds) {
        return new CheckContext(
                client,
                thresholds,
                client.query(SERVER).name(NAME).timeout(thresholds.timeout()).single(Server.class));
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
        return Identifier.quote(Objects.requireNonNull(server.extensionSchema(), "the extension")) + '.' + name;
    }

    /**
     * Begins a query that ends after {@link Thresholds#timeout()}.
     *
     * @param sql one statement that returns rows
     * @return the query, which has not run yet
     */
    public Query query(String sql) {
        return client.query(sql).name(NAME).timeout(thresholds.timeout());
    }

    String role() {
        return server.role();
    }

    boolean seesAll() {
        return server.seesAll();
    }
}
