package io.github.timescale4j.schema;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Looks at SQL that a user wrote for a part of a statement: whatever it says, it must not end that part or the statement.
 */
public final class SqlText {

    private SqlText() {}

    /**
     * Takes a text for a place inside of a statement.
     *
     * @param text what a user wrote
     * @return the text without the blanks around it
     * @throws IllegalArgumentException if it holds a semicolon, a comment, a quote or a parenthesis without its counterpart, or a
     *     control character, apart from line ends
     */
    public static String check(String text) {
        String sql = text.strip();
        if (sql.isEmpty()) {
            throw new IllegalArgumentException("it is blank");
        }
        Deque<Character> open = new ArrayDeque<>();
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (Character.isISOControl(c) && c != '\n') {
                throw new IllegalArgumentException("it holds a control character");
            }
            if (c == '\'' || c == '"') {
                at = endOfQuote(sql, at);
            } else if (c == ';' || c == '$') {
                throw new IllegalArgumentException("it holds " + c + " outside of quotes");
            } else if (sql.startsWith("--", at) || sql.startsWith("/*", at)) {
                throw new IllegalArgumentException("it holds a comment");
            } else if (c == '(' || c == '[') {
                open.push(c);
            } else if ((c == ')' || c == ']') && (open.isEmpty() || open.pop() != (c == ')' ? '(' : '['))) {
                throw new IllegalArgumentException("it closes a parenthesis that it has not opened");
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("it does not close a parenthesis");
        }
        return sql;
    }

    /** A doubled quote ends one quoted part and begins the next, which comes to the same. */
    private static int endOfQuote(String sql, int from) {
        int end = sql.indexOf(sql.charAt(from), from + 1);
        if (end < 0) {
            throw new IllegalArgumentException("it does not close a quote");
        }
        String quoted = sql.substring(from, end);
        if (quoted.indexOf(';') >= 0
                || quoted.indexOf('\\') >= 0
                || quoted.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("it quotes a semicolon, a backslash or a control character");
        }
        return end;
    }
}
