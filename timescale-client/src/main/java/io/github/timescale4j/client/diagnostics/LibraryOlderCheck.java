package io.github.timescale4j.client.diagnostics;

/** A server whose packages are older than the database, as after a restore on another machine. */
final class LibraryOlderCheck extends VersionCheck {

    LibraryOlderCheck() {
        super("library-older");
    }

    @Override
    Issue issue(ExtensionVersions found, CheckContext context) {
        return issue(
                Severity.ERROR,
                SUBJECT,
                "The database uses version " + found.used() + ", but the server has packages of " + found.installed()
                        + ".",
                "The server cannot load the library that the database asks for, or will not after its next start.",
                "Install TimescaleDB " + found.used()
                        + " or newer on the server, and restart it. A database cannot go back"
                        + " to an older version.");
    }

    @Override
    boolean matters(ExtensionVersions found) {
        return found.compare() < 0;
    }
}
