package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.IndexColumn.Direction;
import io.github.timescale4j.schema.IndexDefinition;
import io.github.timescale4j.schema.IndexMethod;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** Makes sure that indexes exist, by what they are rather than by their names. */
final class Indexes {

    /** The valid, whole indexes of a table with nothing but plain columns in their keys. */
    private static final String SAME = """
            SELECT index.relname
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class index ON index.oid = i.indexrelid
            JOIN pg_catalog.pg_am method ON method.oid = index.relam
            WHERE i.indrelid = ? AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
              AND i.indnatts = i.indnkeyatts AND method.amname = ?
              AND ? = ARRAY(
                    SELECT a.attname::text || CASE i.indoption[k.position - 1] WHEN 0 THEN '' WHEN 3 THEN ' DESC' ELSE ' in another order' END
                    FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, position)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                    ORDER BY k.position)
            ORDER BY index.relname = ? DESC, index.relname
            LIMIT 1""";

    private static final String OF_NAME = """
            SELECT coalesce(pg_catalog.pg_get_indexdef(i.indexrelid), 'it is not an index')
            FROM pg_catalog.pg_class t
            JOIN pg_catalog.pg_class c ON c.relnamespace = t.relnamespace AND c.relname = ?
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE t.oid = ?""";

    private final StatementRunner runner;

    Indexes(StatementRunner runner) {
        this.runner = runner;
    }

    String create(String relation, List<String> columns, IndexMethod method) {
        RelationName name = RelationName.parse(relation);
        IndexDefinition index = IndexDefinition.of(
                name, method, columns.stream().map(IndexColumn::parse).toList());
        StatementContext context = StatementContext.of(Operation.ADMIN, name.toString(), index.toSql());
        return runner.runAtomically(context, connection -> create(connection, index), found -> 0);
    }

    private String create(Connection connection, IndexDefinition index) throws SQLException {
        Relation relation = Relation.find(connection, runner, index.relation());
        // Two instances of an application that start at once would both find nothing.
        relation.lock(connection, runner);
        String same = same(connection, relation, index);
        if (same != null) {
            return same;
        }
        String other = ofName(connection, relation, index.name());
        if (other != null) {
            throw new InvalidDataAccessResourceUsageException("the index " + index.name()
                    + " exists with another definition: " + other + ". Asked for was: " + index.toSql()
                    + ". Drop or rename the one that exists");
        }
        runner.execute(connection, index.toSql());
        return index.name();
    }

    private @Nullable String same(Connection connection, Relation relation, IndexDefinition index) throws SQLException {
        Object[] columns = index.columns().stream()
                .map(column -> column.name() + (column.direction() == Direction.DESC ? " DESC" : ""))
                .toArray();
        try (PreparedStatement statement = runner.prepare(connection, SAME)) {
            statement.setLong(1, relation.indexedOid());
            statement.setString(2, index.method().sql());
            statement.setArray(3, connection.createArrayOf("text", columns));
            statement.setString(4, index.name());
            return Catalog.text(statement);
        }
    }

    private @Nullable String ofName(Connection connection, Relation relation, String name) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, OF_NAME)) {
            statement.setString(1, name);
            statement.setLong(2, relation.indexedOid());
            return Catalog.text(statement);
        }
    }
}
