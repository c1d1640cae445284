package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.schema.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Statements that take long, or most of the server's time. */
final class SlowStatementCheck implements Check {

    private static final String ID = "slow-statement";

    private static final String EXTENSION = """
            SELECT n.nspname FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'""";

    /** Statements of other kinds, such as CREATE ROLE, keep their literals. */
    private static final String SQL = """
            SELECT s.queryid, s.calls, s.mean, s.share, s.query
            FROM (SELECT q.queryid, q.calls, q.mean_%1$s AS mean, q.total_%1$s AS total, q.query,
                         100 * q.total_%1$s / nullif(sum(q.total_%1$s) OVER (), 0) AS share
                  FROM %2$s.pg_stat_statements q
                  WHERE q.dbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())) s
            WHERE s.query ~* '^\\s*(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH)\\M'
              AND ((s.mean >= :slow AND s.calls >= :calls) OR (s.share >= 20 AND s.total >= 10000))
            ORDER BY s.total DESC
            LIMIT 10""";

    private static final int SHOWN = 200;

    /** Names in quotes, which stay; and literals: the server has replaced these unless it forgot the statement while it ran. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'?|(?<![$\\w])\\d[\\w.]*");

    /** Texts in which it is not sure where a literal ends. */
    private static final Pattern UNSURE = Pattern.compile("\\\\|\\$\\D|/\\*|--");

    private record Row(long queryid, long calls, double mean, double share, String query) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Topic topic() {
        return Topic.SLOW_QUERIES;
    }

    @Override
    public List<Issue> run(CheckContext context) {
        Optional<String> schema = context.query(EXTENSION).optional(String.class);
        if (schema.isEmpty()) {
            return List.of(notInstalled());
        }
        if (!context.seesAll()) {
            return List.of(Diagnosis.forbidden(ID, "pg_stat_statements", context));
        }
        // PostgreSQL 12 has other names for the columns.
        String column = context.version().postgres().startsWith("12.") ? "time" : "exec_time";
        Thresholds.Statements limits = context.thresholds().statements();
        List<Issue> issues = new ArrayList<>();
        for (Row row : context.query(SQL.formatted(column, Identifier.quote(schema.get())))
                .bind("slow", limits.slow().toMillis())
                .bind("calls", limits.calls())
                .list(Row.class)) {
            issues.add(slow(row));
        }
        return issues;
    }

    private static Issue slow(Row row) {
        return Issue.of(
                ID,
                Severity.WARNING,
                "statement " + row.queryid(),
                String.format(
                        Locale.ROOT,
                        "It was run %s, takes %.0f ms on average and %.0f %% of the time of all statements: %s.",
                        Count.of(row.calls(), "time"),
                        row.mean(),
                        row.share(),
                        shown(row.query())),
                "It keeps its connection and a processor for as long.",
                "Give it a half-open range of time (time >= :from AND time < :to), and look at its plan with EXPLAIN"
                        + " (ANALYZE, BUFFERS). What adds up many rows again and again is a case for an aggregate.");
    }

    static String shown(String query) {
        if (UNSURE.matcher(query).find()) {
            return "its text is left out, because it may hold values";
        }
        String text = LITERAL.matcher(query)
                .replaceAll(found -> found.group().startsWith("\"") ? Matcher.quoteReplacement(found.group()) : "?")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static Issue notInstalled() {
        return Issue.of(
                ID,
                Severity.HINT,
                "pg_stat_statements",
                "The extension pg_stat_statements is not installed: which statements are slow is not known.",
                "It comes with PostgreSQL, and costs next to nothing.",
                "Add it to shared_preload_libraries behind timescaledb, restart the server and create the extension.",
                "CREATE EXTENSION pg_stat_statements");
    }
}
