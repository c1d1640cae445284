package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Declaration.Rename;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds columns that still have the name they had before. They are renamed by a plan of their own, before anything is compared:
 * the server itself then carries the new name into indexes, constraints, settings and the queries of aggregates.
 */
final class Renames {

    private static final String QUERY =
            "SELECT count(*) FILTER (WHERE attname = ?), count(*) FILTER (WHERE attname = ?)"
                    + " FROM pg_catalog.pg_attribute"
                    + " WHERE attrelid = pg_catalog.to_regclass(?) AND attnum > 0 AND NOT attisdropped";

    private Renames() {}

    static List<Difference> find(Connection connection, MigrationPlan plan) throws SQLException {
        List<Difference> renames = new ArrayList<>();
        for (DeclaredRelation relation : plan.different()) {
            for (Rename rename : relation.declaration().renames()) {
                if (isPending(connection, relation, rename)) {
                    renames.add(difference(relation, rename));
                }
            }
        }
        return renames;
    }

    /** Whether a plan is such a one, after which the database is compared once more and nothing is recorded yet. */
    static boolean isOnly(List<Difference> differences) {
        return !differences.isEmpty() && differences.stream().allMatch(difference -> difference.step() == Step.RENAME);
    }

    private static boolean isPending(Connection connection, DeclaredRelation relation, Rename rename)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, rename.from());
            query.setString(2, rename.column());
            query.setString(3, relation.relation().quoted());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) == 1 && row.getInt(2) == 0;
            }
        }
    }

    private static Difference difference(DeclaredRelation relation, Rename rename) {
        String kind = relation.declaration().kind() == Kind.HYPERTABLE ? "TABLE " : "MATERIALIZED VIEW ";
        return new Difference(
                relation.relation(),
                Step.RENAME,
                "column " + rename.from(),
                "name",
                rename.column(),
                rename.from(),
                SafetyClass.SAFE,
                "Nothing but the catalog is touched; whatever else differs is planned once it has its new name",
                List.of("ALTER " + kind + relation.relation().quoted() + " RENAME COLUMN "
                        + Identifier.quote(rename.from()) + " TO " + Identifier.quote(rename.column())));
    }
}
