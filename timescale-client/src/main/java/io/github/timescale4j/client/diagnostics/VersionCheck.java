package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Compares the extension in the database with the one on the server. */
abstract class VersionCheck extends SqlCheck<ExtensionVersions> {

    static final String SUBJECT = "timescaledb";

    VersionCheck(String id) {
        super(id, Topic.SCHEMA, ExtensionVersions.class);
    }

    @Override
    final Query query(CheckContext context) {
        return ExtensionVersions.query(context);
    }
}
