package io.github.timescale4j.embedded.front;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one session, with the turnstile in front of it and the knowledge of whose settings are in force.
 *
 * <p>All methods that ask the session something may only be called by whoever holds the turnstile.
 */
final class SharedSession {

    private final BackendChannel channel;
    private final Turnstile turnstile = new Turnstile();
    private final String username;
    private final Set<String> customSettings = ConcurrentHashMap.newKeySet();
    private final Set<String> knownTemporaryRelations = ConcurrentHashMap.newKeySet();
    private volatile boolean routinesTouchSessions;

    private @Nullable Profile current;
    private Map<String, String> inForce = Map.of();
    private @Nullable Object unnamedStatementOwner;

    SharedSession(BackendChannel channel, String username) {
        this.channel = channel;
        this.username = username;
    }

    BackendChannel channel() {
        return channel;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    /** Remembers what a scan found that concerns every connection. */
    void note(SqlScanner.Scan scan) {
        customSettings.addAll(scan.settings());
        routinesTouchSessions |= scan.definesRoutine();
    }

    /** Remembers settings that a connection was opened with. */
    void note(Collection<String> settings) {
        settings.stream().filter(name -> name.indexOf('.') > 0).forEach(customSettings::add);
    }

    /** Makes the session look like this connection's own. */
    void switchTo(Profile next) throws BackendGoneException, ServerErrorException {
        if (current == next) {
            return;
        }
        captureCurrent();
        if (!next.settings().equals(inForce)) {
            apply(next.settings());
        }
        current = next;
    }

    /** Sets the settings again that the connection was opened with, after it has reset all. */
    void reapplyStartup(Profile profile) throws BackendGoneException, ServerErrorException {
        apply(profile.startup());
        profile.markDirty();
    }

    /** Drops the temporary relations of a connection, and brings the session back to its defaults. */
    void discard(Profile profile, boolean last) throws BackendGoneException, ServerErrorException {
        captureCurrent();
        current = null;
        if (last) {
            query("DISCARD ALL");
            inForce = Map.of();
            knownTemporaryRelations.clear();
        } else {
            if (!inForce.isEmpty()) {
                apply(Map.of());
            }
            dropTemporaryRelations(profile.temporaryRelations());
        }
        profile.temporaryRelations().clear();
    }

    /** Drops the temporary relations of a connection, known or not yet known, and leaves its settings alone. */
    void discardTemporary(Profile profile, boolean committed) throws BackendGoneException, ServerErrorException {
        Set<String> others = new HashSet<>(knownTemporaryRelations);
        others.removeAll(profile.temporaryRelations());
        String readWrite = committed ? "SET TRANSACTION READ WRITE; " : ""; // the connection may be a read-only one
        query(readWrite + dropSql("<> ALL", others));
        if (committed) { // otherwise a rollback may bring them back
            knownTemporaryRelations.removeAll(profile.temporaryRelations());
            profile.temporaryRelations().clear();
        }
    }

    /** Runs SQL of the front itself. */
    List<List<String>> query(String sql) throws BackendGoneException, ServerErrorException {
        unnamedStatementOwner = null;
        return channel.query(sql);
    }

    /** Returns the values a connection hears about. */
    Map<String, String> reportedParameters() throws BackendGoneException, ServerErrorException {
        String names =
                ReportedSettings.NAMES.stream().map(SharedSession::literal).collect(Collectors.joining(", "));
        Map<String, String> values = new TreeMap<>();
        for (List<String> row : query(
                "SELECT name, pg_catalog.current_setting(name, true) FROM unnest(ARRAY[" + names + "]) AS name")) {
            values.put(row.get(0), row.get(1));
        }
        values.computeIfPresent("session_authorization", (name, value) -> value.isEmpty() ? username : value);
        return values;
    }

    /** Remembers whose unnamed statement the session has; any simple query destroys it. */
    void unnamedStatementOwner(@Nullable Object owner) {
        unnamedStatementOwner = owner;
    }

    boolean ownsUnnamedStatement(Object owner) {
        return unnamedStatementOwner == owner;
    }

    /** Looks whether routines in a database that was not created here may change a session. */
    void inspectRoutines() throws BackendGoneException, ServerErrorException {
        routinesTouchSessions = !query("""
                SELECT 1 FROM pg_catalog.pg_proc AS p
                WHERE p.oid >= 16384 AND p.prosrc ~* '\\m(temp|temporary|pg_temp|set_config|set)\\M'
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                                  WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
                LIMIT 1""").isEmpty();
    }

    private void captureCurrent() throws BackendGoneException, ServerErrorException {
        Profile profile = current;
        if (profile == null || (!profile.isDirty() && !routinesTouchSessions)) {
            return;
        }
        Map<String, String> settings = new TreeMap<>();
        List<String> relations = new ArrayList<>();
        for (List<String> row : query(captureSql())) {
            if (row.get(0).equals("s")) {
                settings.put(row.get(1), row.get(2));
            } else {
                relations.add(row.get(1));
            }
        }
        profile.settings(settings);
        profile.addTemporaryRelations(
                relations.stream().filter(knownTemporaryRelations::add).toList());
        inForce = profile.settings();
    }

    private String captureSql() {
        StringBuilder sql = new StringBuilder("""
                SELECT 's', name, setting FROM pg_catalog.pg_settings WHERE source = 'session'
                UNION ALL
                SELECT 's', name, pg_catalog.current_setting(name) FROM unnest(ARRAY['role', 'session_authorization']) AS name
                WHERE pg_catalog.current_setting(name) NOT IN ('', 'none', %s)
                UNION ALL
                SELECT 't', oid::text, relname FROM pg_catalog.pg_class
                WHERE pg_catalog.pg_my_temp_schema() <> 0 AND relnamespace = pg_catalog.pg_my_temp_schema()
                  AND relkind IN ('r', 'p', 'v', 'S')""".formatted(literal(username)));
        for (String name : customSettings) {
            sql.append("\nUNION ALL SELECT 's', ")
                    .append(literal(name))
                    .append(", value FROM pg_catalog.current_setting(")
                    .append(literal(name))
                    .append(", true) AS value WHERE value <> ''");
        }
        return sql.toString();
    }

    private void apply(Map<String, String> settings) throws BackendGoneException, ServerErrorException {
        StringBuilder sql = new StringBuilder("RESET SESSION AUTHORIZATION; RESET ALL");
        Map<String, String> rest = new TreeMap<>(settings);
        List<String> last = new ArrayList<>();
        for (String name :
                List.of("session_authorization", "role")) { // after these the others may not be allowed any more
            String value = rest.remove(name);
            if (value != null) {
                last.add(setConfig(name, value));
            }
        }
        rest.forEach((name, value) -> sql.append("; ").append(setConfig(name, value)));
        last.forEach(statement -> sql.append("; ").append(statement));
        query(sql.toString());
        inForce = settings;
    }

    private void dropTemporaryRelations(Collection<String> oids) throws BackendGoneException, ServerErrorException {
        if (!oids.isEmpty()) {
            query(dropSql("= ANY", oids));
            knownTemporaryRelations.removeAll(oids);
        }
    }

    /** Drops as the user of the session: the tables may have been made before a SET ROLE. */
    private static String dropSql(String comparison, Collection<String> oids) {
        return """
                DO $$
                DECLARE
                  relation record;
                  role text := pg_catalog.current_setting('role');
                BEGIN
                  PERFORM pg_catalog.set_config('role', 'none', true);
                  FOR relation IN
                    SELECT CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind, relname
                    FROM pg_catalog.pg_class
                    WHERE oid::text %s ('{%s}') AND relnamespace = pg_catalog.pg_my_temp_schema()
                      AND relkind IN ('r', 'p', 'v', 'S')
                  LOOP
                    EXECUTE pg_catalog.format('DROP %%s IF EXISTS pg_temp.%%I CASCADE', relation.kind, relation.relname);
                  END LOOP;
                  PERFORM pg_catalog.set_config('role', role, true);
                END$$""".formatted(comparison, String.join(",", oids));
    }

    private static String setConfig(String name, String value) {
        return "SELECT pg_catalog.set_config(" + literal(name) + ", " + literal(value) + ", false)";
    }

    private static String literal(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
