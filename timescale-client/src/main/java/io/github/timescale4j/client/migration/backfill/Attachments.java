package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on an aggregate and would go with it: read from the old one, and given to the new one.
 *
 * @param owner whose it is
 * @param comment what is said about it
 * @param grants statements that give the rights, with a place for the name
 * @param views plain views over it, with their definitions
 * @param policies its policies
 */
record Attachments(
        String owner, @Nullable String comment, List<String> grants, List<PlainView> views, PolicyJobs policies) {

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
    private static final String VIEWS = VisibleAggregates.only("""
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
            ORDER BY n.nspname, v.relname""");

    private static final String CHILDREN = """
            SELECT view_schema, view_name FROM timescaledb_information.continuous_aggregates
            WHERE hypertable_schema = ? AND hypertable_name = ? ORDER BY view_schema, view_name""";

    private static final String NAME = "\u0000";

    /** A view over the aggregate. */
    record PlainView(
            RelationName name, String kind, @Nullable String options, String definition) {}

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
        return new Attachments(owner[0], owner[1], grants, views, PolicyJobs.of(connection, aggregate));
    }

    private static String grant(ResultSet row) throws SQLException {
        String column = row.getString("attname");
        return "GRANT " + row.getString("privilege_type")
                + (column == null ? "" : " (" + Identifier.quote(column) + ")") + " ON " + NAME + " TO "
                + row.getString("grantee") + (row.getBoolean("is_grantable") ? " WITH GRANT OPTION" : "");
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
}
