package io.github.timescale4j.embedded.front;

/**
 * Walks over SQL token by token, without copying it: comments and white space are skipped, and what is quoted is one token.
 *
 * <p>It knows exactly as much of PostgreSQL's lexical rules as is needed not to mistake data for a command.
 */
final class SqlLexer {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        SYMBOL,
        END
    }

    private final String sql;
    private int start;
    private int end;
    private Kind kind = Kind.END;

    SqlLexer(String sql) {
        this.sql = sql;
    }

    /** Moves to the next token and returns its kind. */
    Kind next() {
        start = skipBlanks(end);
        if (start >= sql.length()) {
            end = start;
            kind = Kind.END;
            return kind;
        }
        char c = sql.charAt(start);
        if (isEscapeString(c)) {
            return token(Kind.STRING, endOfQuoted(start + 1, '\'', true));
        }
        if (isWordStart(c)) {
            return token(Kind.WORD, endOfWord(start));
        }
        return switch (c) {
            case '\'' -> token(Kind.STRING, endOfQuoted(start, '\'', false));
            case '"' -> token(Kind.QUOTED_NAME, endOfQuoted(start, '"', false));
            case '$' -> dollar();
            default -> token(Kind.SYMBOL, start + 1);
        };
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Returns whether the token is this keyword, in any case. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD
                && end - start == keyword.length()
                && sql.regionMatches(true, start, keyword, 0, keyword.length());
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && sql.charAt(start) == symbol;
    }

    /** Returns the token as it stands in the SQL. */
    String text() {
        return sql.substring(start, end);
    }

    private Kind token(Kind found, int foundEnd) {
        kind = found;
        end = foundEnd;
        return kind;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < sql.length()) {
            if (Character.isWhitespace(sql.charAt(i))) {
                i++;
            } else if (sql.startsWith("--", i)) {
                i = endOfLine(i);
            } else if (sql.startsWith("/*", i)) {
                i = endOfComment(i);
            } else {
                return i;
            }
        }
        return i;
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** PostgreSQL's comments nest. */
    private int endOfComment(int from) {
        int depth = 0;
        int i = from;
        while (i < sql.length()) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (sql.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return i;
    }

    private boolean isEscapeString(char c) {
        return (c == 'E' || c == 'e') && start + 1 < sql.length() && sql.charAt(start + 1) == '\'';
    }

    private int endOfQuoted(int open, char quote, boolean backslashes) {
        int i = open + 1;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (backslashes && c == '\\') {
                i += 2;
            } else if (c != quote) {
                i++;
            } else if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return sql.length();
    }

    private Kind dollar() {
        int tagEnd = start + 1;
        while (tagEnd < sql.length() && isTagPart(sql.charAt(tagEnd), tagEnd == start + 1)) {
            tagEnd++;
        }
        if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
            return token(Kind.SYMBOL, start + 1); // a parameter, $1
        }
        String tag = sql.substring(start, tagEnd + 1);
        int close = sql.indexOf(tag, tagEnd + 1);
        return token(Kind.STRING, close < 0 ? sql.length() : close + tag.length());
    }

    private int endOfWord(int from) {
        int i = from;
        while (i < sql.length() && (isWordStart(sql.charAt(i)) || isDigit(sql.charAt(i)) || sql.charAt(i) == '$')) {
            i++;
        }
        return i;
    }

    private static boolean isTagPart(char c, boolean first) {
        return isWordStart(c) || (!first && isDigit(c));
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
