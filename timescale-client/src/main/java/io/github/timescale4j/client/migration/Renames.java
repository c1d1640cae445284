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
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Columns that still have the name they had before. They are renamed before anything else is done, and what else differs is
 * compared with them renamed, in the transaction that is rolled back: the server itself then carries the new name into indexes,
 * constraints, settings and the queries of aggregates.
 *
 * @param differences a difference for each
 */
record Renames(List<Difference> differences) {

    static final String NOT_COMPARED =
            "This role may not rename the columns, be it only to look what else differs then:"
                    + " that is compared when they have their new names";

    private static final String NO_RIGHT = "42501";

    /** The old name is not there any more, or the new one is there. */
    private static final Set<String> RENAMED = Set.of("42703", "42701");

    private static final String QUERY =
            "SELECT count(*) FILTER (WHERE attname = ?), count(*) FILTER (WHERE attname = ?)"
                    + " FROM pg_catalog.pg_attribute"
                    + " WHERE attrelid = pg_catalog.to_regclass(?) AND attnum > 0 AND NOT attisdropped";

    static Renames find(Connection connection, MigrationPlan plan) throws SQLException {
        List<Difference> renames = new ArrayList<>();
        for (DeclaredRelation relation : plan.different()) {
            for (Rename rename : relation.declaration().renames()) {
                if (isPending(connection, relation, rename)) {
                    renames.add(difference(relation, rename));
                }
            }
        }
        return new Renames(renames);
    }

    /**
     * Renames the columns in a transaction that will be rolled back.
     *
     * @return whether this role may
     */
    boolean tryOut(Connection connection, MigrationPlan plan, Duration lockTimeout) throws SQLException {
        if (differences.isEmpty()) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
            for (Difference difference : differences) {
                if (!tryOut(statement, difference, plan)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean tryOut(Statement statement, Difference difference, MigrationPlan plan) {
        for (String sql : difference.statements()) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                if (NO_RIGHT.equals(e.getSQLState())) {
                    return false;
                }
                throw new StatementFailedException(difference.relation(), plan.type(difference.relation()), sql, e, "");
            }
        }
        return true;
    }

    /** Whether another instance has renamed the column since this one looked for it. */
    static boolean isDoneMeanwhile(StatementFailedException failure) {
        return failure.statement().contains(" RENAME COLUMN ") && RENAMED.contains(String.valueOf(failure.sqlState()));
    }

    /** Whether a plan is such a one, after which nothing is recorded yet: who may not rename has not compared the rest. */
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
                "Nothing but the catalog is touched",
                List.of("ALTER " + kind + relation.relation().quoted() + " RENAME COLUMN "
                        + Identifier.quote(rename.from()) + " TO " + Identifier.quote(rename.column())));
    }
}
