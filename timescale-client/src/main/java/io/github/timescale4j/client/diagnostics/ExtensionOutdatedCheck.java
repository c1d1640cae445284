package io.github.timescale4j.client.diagnostics;

/** A database that has not been updated to the extension that is installed on the server. */
final class ExtensionOutdatedCheck extends VersionCheck {

    ExtensionOutdatedCheck() {
        super("extension-outdated");
    }

    @Override
    Issue issue(ExtensionVersions found, CheckContext context) {
        return issue(
                Severity.HINT,
                SUBJECT,
                "The database uses version " + found.used() + ", and " + found.installed()
                        + " is installed on the server.",
                "Corrections of the newer version are not in use, and the next update of the server's packages may take the"
                        + " library of the older one away.",
                "Read the notes of the releases between, then update with the very first statement of a new session, such"
                        + " as psql -X.",
                "ALTER EXTENSION timescaledb UPDATE");
    }

    @Override
    boolean matters(ExtensionVersions found) {
        return found.compare() > 0;
    }
}
