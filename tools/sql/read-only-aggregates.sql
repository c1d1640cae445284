-- Takes from every other role the right to write into the continuous aggregates of the role that runs this:
-- default privileges cannot tell an aggregate from a table. As the owner, after each migration that has made an aggregate:
--   psql -X -v ON_ERROR_STOP=1 -d metrics -U metrics_owner -f tools/sql/read-only-aggregates.sql

-- tag::aggregates[]
DO $$
DECLARE
    granted record;
BEGIN
    FOR granted IN
        SELECT DISTINCT c.oid::regclass AS aggregate, x.grantee,
               CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE x.grantee::regrole::text END AS role
        -- without the condition the view fails where a role may not use the schema of another application's source
        FROM (SELECT view_schema, view_name FROM timescaledb_information.continuous_aggregates
               WHERE has_schema_privilege(hypertable_schema, 'USAGE')) a
        JOIN pg_namespace n ON n.nspname = a.view_schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = a.view_name
        CROSS JOIN LATERAL aclexplode(c.relacl) x
        WHERE pg_get_userbyid(c.relowner) = current_user AND x.grantee <> c.relowner
          AND x.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
    LOOP
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM %s', granted.aggregate, granted.role);
    END LOOP;
END
$$;
-- end::aggregates[]
