package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables in which the migrator keeps what it knows. They hold SQL that it runs later, as the role that migrates: whoever could
 * write there could do what that role can. Default privileges give such rights to others without anybody meaning it.
 */
final class OwnTables {

    private static final List<String> NAMES = List.of(
            AppliedDeclarations.TABLE,
            DeferredWork.TABLE,
            AggregateBackfill.TABLE,
            ExportedPlans.TABLE,
            PrivateFlyway.TABLE);

    private static final String PROTECT = """
            DO $protect$
            DECLARE
                given record;
            BEGIN
                FOR given IN
                    SELECT DISTINCT c.oid::regclass AS own,
                           CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END AS other
                    FROM pg_catalog.pg_class c, pg_catalog.aclexplode(c.relacl) a
                    WHERE c.oid IN (%s) AND a.grantee <> c.relowner AND a.privilege_type <> 'SELECT'
                LOOP
                    EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON %%s FROM %%s', given.own, given.other);
                END LOOP;
            END
            $protect$""";

    private OwnTables() {}

    /** The statement that takes from everybody but their owner the right to write there; reading stays as it is. */
    static String protect(String schema) {
        return PROTECT.formatted(NAMES.stream()
                .map(name -> "to_regclass(" + Literal.quote(new RelationName(schema, name).quoted()) + ")")
                .collect(Collectors.joining(", ")));
    }
}
