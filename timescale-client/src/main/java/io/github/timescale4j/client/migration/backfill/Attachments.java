package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What hangs on an aggregate and would go with it: read from the old one, and given to the new one.
 *
 * @param owner whose it is
 * @param comment what is said about it
 * @param grants statements that give the rights, with a place for the name
 * @param views plain views over it, with their definitions
 * @param jobs its policies
 */
record Attachments(String owner, @Nullable String comment, List<String> grants, List<PlainView> views, List<Job> jobs) {

    private static final String OWNER = """
            SELECT pg_catalog.pg_get_userbyid(c.relowner) AS owner,
                   pg_catalog.obj_description(c.oid, 'pg_class') AS comment
            FROM pg_catalog.pg_class c WHERE c.oid = ?::oid""";

    private static final String GRANTS = """
            SELECT r.privilege_type, r.is_grantable, r.attname,
                   CASE WHEN r.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r.grantee)) END AS grantee
            FROM (SELECT a.*, NULL::name AS attname, c.relowner
                  FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) a WHERE c.oid = ?::oid
                  UNION ALL
                  SELECT a.*, t.attname, c.relowner
                  FROM pg_catalog.pg_class c
                  JOIN pg_catalog.pg_attribute t ON t.attrelid = c.oid,
                       pg_catalog.aclexplode(t.attacl) a WHERE c.oid = ?::oid) AS r
            WHERE r.grantee <> r.relowner
            ORDER BY grantee, r.privilege_type, r.attname""";

    /** The inner views of aggregates over this one are theirs. */
    private static final String VIEWS = """
            SELECT DISTINCT n.nspname, v.relname, v.relkind::text AS kind,
                   pg_catalog.array_to_string(v.reloptions, ', ') AS options,
                   pg_catalog.pg_get_viewdef(v.oid) AS definition
            FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
            JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
            JOIN pg_catalog.pg_namespace n ON n.oid = v.relnamespace
            WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
              AND d.refobjid = ?::oid AND v.oid <> d.refobjid AND n.nspname <> '_timescaledb_internal'
              AND NOT EXISTS (SELECT FROM timescaledb_information.continuous_aggregates ca
                              WHERE ca.view_schema = n.nspname AND ca.view_name = v.relname)
            ORDER BY n.nspname, v.relname""";

    private static final String CHILDREN = """
            SELECT view_schema, view_name FROM timescaledb_information.continuous_aggregates
            WHERE hypertable_schema = ? AND hypertable_name = ? ORDER BY view_schema, view_name""";

    /** The refresh comes first: some releases demand one before they take a policy for the columnstore. */
    private static final String JOBS = """
            SELECT j.proc_name, j.schedule_interval::text AS schedule, j.scheduled,
                   j.config ->> 'start_offset' AS start_offset, j.config ->> 'end_offset' AS end_offset,
                   j.config ->> 'drop_after' AS drop_after, j.config ->> 'drop_created_before' AS created_before,
                   j.config ->> 'compress_after' AS compress_after
            FROM timescaledb_information.jobs j
            WHERE ((j.hypertable_schema = ? AND j.hypertable_name = ?)
                   OR (j.hypertable_schema = ? AND j.hypertable_name = ?))
              AND j.proc_name IN ('policy_refresh_continuous_aggregate', 'policy_retention', 'policy_compression')
            ORDER BY j.proc_name <> 'policy_refresh_continuous_aggregate', j.proc_name, j.job_id""";

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRebuild.class);
    private static final String NAME = "\u0000";

    /** A view over the aggregate. */
    record PlainView(
            RelationName name, String kind, @Nullable String options, String definition) {}

    /** A policy. */
    record Job(
            String kind,
            String schedule,
            boolean scheduled,
            @Nullable String startOffset,
            @Nullable String endOffset,
            @Nullable String dropAfter,
            @Nullable String createdBefore,
            @Nullable String compressAfter) {

        boolean isRefresh() {
            return kind.equals("policy_refresh_continuous_aggregate");
        }

        /** How a policy of this kind is added. */
        String function() {
            return switch (kind) {
                case "policy_retention" -> "add_retention_policy";
                case "policy_compression" -> "add_compression_policy";
                default -> "add_continuous_aggregate_policy";
            };
        }
    }

    static Attachments of(Connection connection, AggregateFacts aggregate) throws SQLException {
        String[] owner = Sql.list(
                        connection,
                        OWNER,
                        row -> new String[] {row.getString("owner"), row.getString("comment")},
                        aggregate.oid())
                .get(0);
        List<String> grants = Sql.list(connection, GRANTS, Attachments::grant, aggregate.oid(), aggregate.oid());
        List<PlainView> views = Sql.list(
                connection,
                VIEWS,
                row -> new PlainView(
                        new RelationName(row.getString("nspname"), row.getString("relname")),
                        row.getString("kind"),
                        row.getString("options"),
                        row.getString("definition")),
                aggregate.oid());
        return new Attachments(owner[0], owner[1], grants, views, jobs(connection, aggregate));
    }

    private static String grant(ResultSet row) throws SQLException {
        String column = row.getString("attname");
        return "GRANT " + row.getString("privilege_type")
                + (column == null ? "" : " (" + Identifier.quote(column) + ")") + " ON " + NAME + " TO "
                + row.getString("grantee") + (row.getBoolean("is_grantable") ? " WITH GRANT OPTION" : "");
    }

    static List<Job> jobs(Connection connection, AggregateFacts aggregate) throws SQLException {
        return Sql.list(
                connection,
                JOBS,
                row -> new Job(
                        row.getString("proc_name"),
                        row.getString("schedule"),
                        row.getBoolean("scheduled"),
                        row.getString("start_offset"),
                        row.getString("end_offset"),
                        row.getString("drop_after"),
                        row.getString("created_before"),
                        row.getString("compress_after")),
                aggregate.materialization().schema(),
                aggregate.materialization().name(),
                aggregate.name().schema(),
                aggregate.name().name());
    }

    /** The aggregates over an aggregate. */
    static List<RelationName> children(Connection connection, AggregateFacts aggregate) throws SQLException {
        return Sql.list(
                connection,
                CHILDREN,
                row -> new RelationName(row.getString("view_schema"), row.getString("view_name")),
                aggregate.materialization().schema(),
                aggregate.materialization().name());
    }

    /** Gives owner, rights and comment. */
    void give(Connection connection, RelationName aggregate) throws SQLException {
        if (!Sql.isTrue(connection, "SELECT current_user = ?", owner)) {
            Sql.execute(
                    connection,
                    "ALTER MATERIALIZED VIEW " + aggregate.quoted() + " OWNER TO " + Identifier.quote(owner));
        }
        for (String grant : grants) {
            Sql.execute(connection, grant.replace(NAME, aggregate.quoted()));
        }
        Sql.execute(
                connection,
                "COMMENT ON VIEW " + aggregate.quoted() + " IS " + (comment == null ? "NULL" : Literal.quote(comment)));
    }

    /** Lets the plain views read what has their aggregate's name now. */
    void replaceViews(Connection connection) throws SQLException {
        for (PlainView view : views) {
            Sql.execute(
                    connection,
                    "CREATE OR REPLACE VIEW " + view.name().quoted()
                            + (view.options() == null || view.options().isEmpty()
                                    ? ""
                                    : " WITH (" + view.options() + ")")
                            + " AS " + view.definition());
        }
    }

    /** Adds the policies that somebody added at run time: those that are not declared, and were not before either. */
    void addPolicies(Connection connection, AggregateFacts aggregate, RebuildRequest request) throws SQLException {
        Set<String> present =
                jobs(connection, aggregate).stream().map(Job::kind).collect(Collectors.toSet());
        for (Job job : jobs) {
            if (!isDeclared(connection, aggregate, request.previous(), job)) {
                if (!present.contains(job.kind())) {
                    add(connection, aggregate, job);
                } else if (job.isRefresh()) {
                    addBeside(connection, aggregate, job);
                }
            }
        }
    }

    /** Of refresh policies there may be several; they are told by their ends, since a retention may have moved their starts. */
    private static boolean isDeclared(Connection connection, AggregateFacts aggregate, List<String> statements, Job job)
            throws SQLException {
        for (String statement : statements) {
            String end = PolicyText.end(statement);
            boolean same = statement.contains(job.function())
                    && (!job.isRefresh()
                            || end == null
                            || Sql.isTrue(
                                    connection,
                                    "SELECT " + end + " IS NOT DISTINCT FROM "
                                            + aggregate.axis().offset(job.endOffset())));
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** The server takes no windows that overlap; which one is right is for its owner to say. */
    private static void addBeside(Connection connection, AggregateFacts aggregate, Job job) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            add(connection, aggregate, job);
        } catch (SQLException e) {
            connection.rollback(before);
            LOG.warn(
                    "The refresh policy of {} from {} to {}, which is not declared, does not fit beside those that are, and"
                            + " is not kept: SQLSTATE {}, {}",
                    aggregate.name(),
                    job.startOffset(),
                    job.endOffset(),
                    e.getSQLState(),
                    e.getMessage());
        }
    }

    private static void add(Connection connection, AggregateFacts aggregate, Job job) throws SQLException {
        String arguments = switch (job.kind()) {
            case "policy_retention" ->
                job.createdBefore() != null
                        ? "drop_created_before => " + interval(job.createdBefore())
                        : "drop_after => " + aggregate.axis().offset(job.dropAfter());
            case "policy_compression" -> "compress_after => " + aggregate.axis().offset(job.compressAfter());
            default ->
                "start_offset => " + aggregate.axis().offset(job.startOffset()) + ", end_offset => "
                        + aggregate.axis().offset(job.endOffset());
        };
        String call =
                aggregate.function(job.function()) + "(" + aggregate.name().regclass() + ", " + arguments
                        + ", schedule_interval => " + interval(job.schedule()) + ")";
        Sql.list(
                connection,
                job.scheduled()
                        ? "SELECT " + call
                        : "SELECT " + aggregate.function("alter_job") + "(" + call + ", scheduled => false)",
                row -> row.getString(1));
    }

    private static String interval(@Nullable String text) {
        return text == null ? "NULL" : "INTERVAL " + Literal.quote(text);
    }
}
