package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which tables of databases that were not made for the tests are known to have been empty when this JVM first looked at them: what is
 * in them afterwards comes from the tests.
 */
final class ForeignRows {

    private static final ConcurrentHashMap<String, Set<RelationName>> CLAIMED = new ConcurrentHashMap<>();

    private ForeignRows() {}

    /**
     * Looks at tables for the first time, or does nothing.
     *
     * @throws CleaningException if one of them holds rows that are not of the tests
     */
    static void claim(Connection connection, TestTables tables, boolean discard) throws SQLException {
        Set<RelationName> claimed =
                CLAIMED.computeIfAbsent(connection.getMetaData().getURL(), url -> ConcurrentHashMap.newKeySet());
        Set<RelationName> names = new HashSet<>();
        tables.declared().relations().forEach(relation -> names.add(relation.name()));
        names.removeAll(claimed);
        if (names.isEmpty()) {
            return;
        }
        if (!discard) {
            Set<RelationName> foreign = new HashSet<>(tables.withRows(connection));
            foreign.retainAll(names);
            if (!foreign.isEmpty()) {
                throw refusal(connection.getCatalog(), foreign);
            }
        }
        claimed.addAll(names);
    }

    private static CleaningException refusal(String database, Set<RelationName> foreign) {
        Set<String> names = new TreeSet<>();
        foreign.forEach(name -> names.add(name.toString()));
        return new CleaningException(
                "The database " + database
                        + " was not made for the tests, and these declared relations hold rows that no test of"
                        + " this run has written: " + String.join(", ", names)
                        + ". Nothing was changed. Give the tests a database of their own: a role that may create databases"
                        + " (ALTER ROLE … CREATEDB) gets one by itself; or an empty database; or neither, for the embedded one. If"
                        + " an earlier run was killed and the rows are its own, or may go for another reason, run once with"
                        + " timescale.test.discard-rows=true",
                null);
    }
}
