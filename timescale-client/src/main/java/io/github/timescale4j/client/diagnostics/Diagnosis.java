package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Runs checks one after the other. One that cannot look does not keep the others from doing so. */
final class Diagnosis {

    private static final Logger LOG = LoggerFactory.getLogger(PerformanceTroubleshooter.class);

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String HIDDEN = """
            SELECT DISTINCT n.nspname
            FROM timescaledb_information.hypertables h
            JOIN pg_catalog.pg_namespace n ON n.nspname = h.hypertable_schema
            WHERE NOT pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND n.nspname !~ '["[:cntrl:]]'
            ORDER BY 1""";

    private static final Comparator<Issue> MOST_URGENT_FIRST =
            Comparator.comparing(Issue::severity).thenComparing(Issue::subject).thenComparing(Issue::id);

    private Diagnosis() {}

    static List<Issue> run(TimeScaleClient client, Thresholds thresholds, List<Check> checks) {
        CheckContext context = CheckContext.read(client, thresholds);
        if (context.version().extension() == null) {
            return List.of(Issue.of(
                    "extension-missing",
                    Severity.ERROR,
                    "timescaledb",
                    "This database does not have the extension.",
                    "Without it there are no hypertables, and nothing else to look at.",
                    "Create the extension, or connect to the database that has it.",
                    "CREATE EXTENSION timescaledb"));
        }
        List<Issue> issues = new ArrayList<>();
        for (Check check : checks) {
            issues.addAll(run(check, context));
        }
        issues.sort(MOST_URGENT_FIRST);
        return List.copyOf(issues);
    }

    /** An application's own check may throw anything; its message may hold values. */
    private static List<Issue> run(Check check, CheckContext context) {
        try {
            return check.run(context);
        } catch (CannotGetJdbcConnectionException e) {
            throw e; // each check would wait for one
        } catch (RuntimeException e) {
            LOG.debug("the check '{}' failed", check.id(), e);
            String state = sqlState(e);
            if (INSUFFICIENT_PRIVILEGE.equals(state)) {
                return List.of(hidden(check.id(), context));
            }
            return List.of(unchecked(
                    check.id(),
                    "the database",
                    "It could not be looked at: " + e.getClass().getSimpleName()
                            + (state == null ? "." : ", SQLSTATE " + state + "."),
                    "Look into the server's log, and run the diagnosis again."));
        }
    }

    /** Some releases have views that fail as a whole for a role without a right on one of the schemas with hypertables. */
    private static Issue hidden(String id, CheckContext context) {
        String role = Identifier.quoteExisting(context.role());
        List<String> statements = new ArrayList<>();
        try {
            for (String schema : context.query(HIDDEN).list(String.class)) {
                statements.add("GRANT USAGE ON SCHEMA " + Identifier.quote(schema) + " TO " + role);
            }
        } catch (DataAccessException e) {
            LOG.debug("the schemas that the role may not use are not known", e);
        }
        if (!context.seesAll()) {
            statements.add("GRANT pg_monitor TO " + role);
        }
        return unchecked(
                id,
                "the database",
                "It could not be looked at: the role " + context.role() + " lacks a right (SQLSTATE "
                        + INSUFFICIENT_PRIVILEGE + ").",
                "Give it the rights, or run the diagnosis as a role that has them.",
                statements.toArray(new String[0]));
    }

    /** What the server does not tell this role. */
    static Issue forbidden(String id, String subject, CheckContext context) {
        return unchecked(
                id,
                subject,
                "It could not be looked at: the role " + context.role() + " may not see it (SQLSTATE "
                        + INSUFFICIENT_PRIVILEGE + ").",
                "Let the role see what the server counts, or run the diagnosis as one that may.",
                "GRANT pg_monitor TO " + Identifier.quoteExisting(context.role()));
    }

    /** Statistics of a table that only who may read it is told. */
    static Issue unreadable(String id, String schema, String name, CheckContext context) {
        String role = Identifier.quoteExisting(context.role());
        return unchecked(
                id,
                SqlCheck.relation(schema, name),
                "It could not be looked at: the role " + context.role()
                        + " may not read it, and is not told its statistics.",
                "Let the role read the table, or run the diagnosis as one that may.",
                "GRANT USAGE ON SCHEMA " + Identifier.quote(schema) + " TO " + role,
                "GRANT SELECT ON " + SqlCheck.quoted(schema, name) + " TO " + role);
    }

    /** Something that has a name which {@link Identifier} refuses. */
    static Issue unnameable(String id) {
        return unchecked(
                id,
                "the database",
                "Something was found about what has a double quote or a control character in its name, which no statement of"
                        + " this library holds.",
                "Give it another name, and run the diagnosis again.");
    }

    private static Issue unchecked(String id, String subject, String finding, String advice, String... statements) {
        return Issue.of(
                id,
                Severity.UNCHECKED,
                subject,
                finding,
                "What nobody looked at may be wrong all the same.",
                advice,
                statements);
    }

    private static @Nullable String sqlState(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
