package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.TableStatement;
import java.util.List;

/**
 * Compares statements of a user's own by their text, where what they make is not read back: triggers, rights, row level security.
 * Whether that is there, nobody knows, so a new one waits for approval, and an old one is only mentioned.
 */
final class StatementRules {

    private StatementRules() {}

    static void compare(
            RelationName relation,
            List<String> declared,
            List<String> applied,
            List<Difference> differences,
            List<String> remarks) {
        for (String statement : declared) {
            if (!TableStatement.isCompared(statement) && !applied.contains(statement)) {
                differences.add(new Difference(
                        relation,
                        Step.STATEMENT,
                        "sql",
                        "statement",
                        statement,
                        null,
                        SafetyClass.COSTLY,
                        "What it makes is not read back, so it is not known whether somebody has run it already. Approve it if"
                                + " nobody has; otherwise undo that first",
                        List.of(statement)));
            }
        }
        for (String statement : applied) {
            if (!TableStatement.isCompared(statement) && !declared.contains(statement)) {
                remarks.add("of " + relation
                        + " is not declared any more, and stays in force until somebody undoes it by hand: "
                        + statement);
            }
        }
    }
}
