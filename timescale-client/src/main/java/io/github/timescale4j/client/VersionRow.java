package io.github.timescale4j.client;

import io.github.timescale4j.client.ServerVersion.Edition;
import org.jspecify.annotations.Nullable;

/** What the server is, as the catalog says it. */
record VersionRow(
        String postgres,
        @Nullable String extension,
        @Nullable String license) {

    static final String SQL = """
            SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
                   (SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'timescaledb') AS extension,
                   current_setting('timescaledb.license', true) AS license""";

    ServerVersion toServerVersion() {
        return new ServerVersion(postgres, extension, Edition.of(extension, license));
    }
}
