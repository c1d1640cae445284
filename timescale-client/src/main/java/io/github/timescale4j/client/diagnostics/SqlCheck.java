package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that asks one question and makes an issue of each row of the answer.
 *
 * @param <R> the rows
 */
abstract class SqlCheck<R> implements Check {

    private final String id;
    private final Topic topic;
    private final Class<R> row;

    SqlCheck(String id, Topic topic, Class<R> row) {
        this.id = id;
        this.topic = topic;
        this.row = row;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Topic topic() {
        return topic;
    }

    /** The question, whose parameters are limits. */
    abstract Query query(CheckContext context);

    /** What a row of the answer means. */
    abstract Issue issue(R found, CheckContext context);

    @Override
    public List<Issue> run(CheckContext context) {
        List<Issue> issues = new ArrayList<>();
        for (R found : query(context).list(row)) {
            if (matters(found)) {
                add(issues, found, context);
            }
        }
        return issues;
    }

    /** One name that no statement could hold does not hide what was found about the others. */
    private void add(List<Issue> issues, R found, CheckContext context) {
        Issue issue;
        try {
            issue = issue(found, context);
        } catch (IllegalArgumentException e) {
            issue = Diagnosis.unnameable(id);
        }
        if (!issues.contains(issue)) {
            issues.add(issue);
        }
    }

    /** Whether a row is a finding, where the question alone does not say it. */
    boolean matters(R found) {
        return true;
    }

    final Issue issue(
            Severity severity, String subject, String finding, String why, String advice, String... statements) {
        return Issue.of(id, severity, subject, finding, why, advice, statements);
    }

    /** The name for people; it is refused where no statement could hold it. */
    static String relation(@Nullable String schema, String name) {
        return new RelationName(schema, name).toString();
    }

    /** The name as a literal that casts to {@code regclass}. */
    static String regclass(String schema, String name) {
        return new RelationName(schema, name).regclass();
    }

    static String quoted(String schema, String name) {
        return Identifier.quote(schema) + '.' + Identifier.quote(name);
    }
}
