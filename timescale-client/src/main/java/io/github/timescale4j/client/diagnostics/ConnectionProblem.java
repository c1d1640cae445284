package io.github.timescale4j.client.diagnostics;

import java.util.List;
import java.util.Locale;

/** Everything that can be wrong between an application and its database: why it matters, and what to do about it. */
enum ConnectionProblem {
    HOST_UNKNOWN(
            Topic.CONNECTIVITY,
            "Without an address there is nothing to connect to.",
            "Correct the host's name. In Kubernetes and in Docker Compose it is the name of the service, in Kubernetes followed"
                    + " by a dot and the namespace if that is not the application's own."),
    PORT_REFUSED(
            Topic.CONNECTIVITY,
            "The machine is there, but no server listens at this port.",
            "Start the server, or correct the port. Inside of a container localhost is that container itself."),
    PORT_SWALLOWED(
            Topic.NETWORK,
            "Something on the way drops what is sent: a machine that is up and has no server there would refuse at once.",
            "Look for a firewall, a security group, or a NetworkPolicy of Kubernetes that does not allow the application to"
                    + " reach this port; or for an address that nobody has any more."),
    SERVER_SILENT(
            Topic.CONNECTIVITY,
            "The port is open, but nobody speaks: a server that hangs or is paused, or a proxy whose server does not answer.",
            "Look at the server behind the port, its log and its load. If it is another kind of service that waits for its"
                    + " client to speak, correct the port."),
    NOT_POSTGRES(
            Topic.CONNECTIVITY,
            "What listens there does not speak PostgreSQL's protocol, or is a proxy that has no server behind it.",
            "Correct the port: that of PostgreSQL is 5432 unless it was changed. If it is a proxy, look at what it leads to."),
    SERVER_STARTING(
            Topic.CONNECTIVITY,
            "The server starts, recovers or shuts down, and takes no connections meanwhile.",
            "Wait until it is ready: give its container a health check (pg_isready) that the application waits for."),
    TLS_NOT_OFFERED(
            Topic.CONNECTIVITY,
            "The URL demands encryption, and the server does not offer it.",
            "Switch it on at the server (ssl = on, with a certificate), or take sslmode out of the URL if the way is safe"
                    + " without."),
    TLS_UNTRUSTED(
            Topic.CONNECTIVITY,
            "The server's certificate is not signed by an authority that the connection trusts, or is out of date, so that"
                    + " nobody knows who answers.",
            "Give the authority's certificate as sslrootcert in the URL, or renew that of the server."),
    TLS_WRONG_HOST(
            Topic.CONNECTIVITY,
            "The certificate is that of another host, so that it may be another server.",
            "Connect by the name that the certificate holds, or have it made for this name. sslmode=verify-ca leaves the name"
                    + " unchecked."),
    TLS_FAILED(
            Topic.CONNECTIVITY,
            "The server offers encryption, but the two could not agree on it.",
            "Look for the reason in the server's log: it may demand a certificate of the client (sslcert and sslkey in the"
                    + " URL) or another version of TLS."),
    LOGIN_FAILED(
            Topic.CREDENTIALS,
            "The server was reached and did not let the role in.",
            "Look for the reason in the server's log."),
    PASSWORD_WRONG(
            Topic.CREDENTIALS,
            "A wrong password, a role that does not exist and a password that has expired look the same from outside.",
            "Correct the role's name or its password; the server's log says which of them is wrong."),
    LOGIN_REFUSED(
            Topic.CREDENTIALS,
            "The server's rules do not allow this role to come in, whatever its password is.",
            "Look into pg_hba.conf at the server for a line that lets this role come from this address to this database, with"
                    + " or without encryption, and whether the role may log in at all (ALTER ROLE … LOGIN)."),
    DATABASE_MISSING(
            Topic.CREDENTIALS,
            "The server is the right one or another, but it has no database of that name.",
            "Correct the database's name, or create it."),
    CONNECT_DENIED(
            Topic.CREDENTIALS,
            "The role is known, but may not use this database.",
            "Grant it the right, or correct the database's name."),
    TOO_MANY_CONNECTIONS(
            Topic.RESOURCES,
            "A limit of connections is reached: that of the server, of the role or of the database.",
            "Close what holds connections, make the pools smaller, or raise the limit: max_connections, the role's CONNECTION"
                    + " LIMIT or that of the database. Many small applications share a server better through PgBouncer."),
    SECRET_MISSING(
            Topic.CREDENTIALS,
            "Without these files there is neither a role nor a password.",
            "Mount the secret with its entries username and password, and let the application's user read them."),
    SECRET_OUTDATED(
            Topic.CREDENTIALS,
            "A secret is read once, at the start: what was rotated since then reaches no new connection.",
            "Start the application again, or give the pool the new credentials. Two roles that take turns are the one way of"
                    + " rotation without a gap."),
    ROLE_EXPIRES(
            Topic.CREDENTIALS,
            "After that moment no new connection is let in with the role's password, and the pool runs dry.",
            "Set a new password and a later moment, or none."),
    PRIVILEGE_MISSING(
            Topic.CREDENTIALS,
            "Statements on this relation will fail with SQLSTATE 42501.",
            "Grant the rights as the relation's owner."),
    CONNECTIONS_NEAR_LIMIT(
            Topic.RESOURCES,
            "When the limit is reached, new connections are refused with SQLSTATE 53300.",
            "Look for applications that hold more connections than they use, make pools smaller, or raise the limit."),
    POOLS_EXCEED_SERVER(
            Topic.RESOURCES,
            "When all instances fill their pools, the last ones are refused with SQLSTATE 53300.",
            "Make the pool smaller, or raise max_connections. A pool needs few more connections than the server has cores."),
    POOL_EXHAUSTED(
            Topic.RESOURCES,
            "Whoever waits longer than the pool's connection timeout fails.",
            "Look for transactions and result sets that stay open, then for slow statements; make the pool larger only if the"
                    + " server has room."),
    LIMITS_UNKNOWN(
            Topic.RESOURCES,
            "The role was let in, but what it may do and how much room the server has stays unknown.",
            "Look at the SQLSTATE: a role that may not read pg_stat_activity (42501) can be granted pg_monitor."),
    READ_ONLY(
            Topic.CREDENTIALS,
            "Every insert and every change of the schema fails with SQLSTATE 25006.",
            "Connect to the primary server (targetServerType=primary in a URL with all hosts), or take"
                    + " default_transaction_read_only back."),
    EXTENSION_MISSING(
            Topic.SCHEMA,
            "This database knows no hypertables: the extension belongs to a database, not to the server.",
            "Create it as a role that may, or correct the database's name."),
    LIBRARY_NOT_PRELOADED(
            Topic.SCHEMA,
            "The database has the extension, but the server does not load its library, so that no hypertable can be used.",
            "Set shared_preload_libraries = 'timescaledb' in postgresql.conf, beside what is there (pg_stat_statements is no"
                    + " obstacle, Citus is), and restart the server.");

    private static final String MANUAL = "docs/troubleshooting-connections.md#";

    private final Topic topic;
    private final String why;
    private final String advice;

    ConnectionProblem(Topic topic, String why, String advice) {
        this.topic = topic;
        this.why = why;
        this.advice = advice;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String advice() {
        return advice;
    }

    static Topic topicOf(Issue issue) {
        return valueOf(issue.id().toUpperCase(Locale.ROOT).replace('-', '_')).topic;
    }

    Issue error(String subject, String finding, String... statements) {
        return issue(Severity.ERROR, subject, finding, statements);
    }

    Issue issue(Severity severity, String subject, String finding, String... statements) {
        return new Issue(id(), severity, subject, finding, why, advice, List.of(statements), MANUAL + id());
    }
}
