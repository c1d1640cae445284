package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlLexer.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the few things in SQL that the front must know about before one shared session sees them. */
final class SqlScanner {

    private static final int HEAD = 10;
    private static final Pattern SESSION_WORDS =
            Pattern.compile("\\b(temp|temporary|pg_temp|set_config|set)\\b", Pattern.CASE_INSENSITIVE);

    /**
     * One token of the beginning of a statement.
     *
     * @param kind what it is
     * @param text keywords and plain names in lower case, the content of quoted names and strings, symbols as they are
     */
    record Token(Kind kind, String text) {

        boolean is(String keyword) {
            return kind == Kind.WORD && text.equals(keyword);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
        }
    }

    /**
     * One statement.
     *
     * @param head its first tokens
     * @param start where its first token begins
     * @param end where its last token ends
     */
    record Statement(List<Token> head, int start, int end) {

        /** Returns whether the statement begins with these keywords. */
        boolean begins(String... keywords) {
            return tokensAfter(keywords) != null;
        }

        @Nullable
        List<Token> tokensAfter(String... keywords) {
            if (head.size() < keywords.length) {
                return null;
            }
            for (int i = 0; i < keywords.length; i++) {
                if (!head.get(i).is(keywords[i])) {
                    return null;
                }
            }
            return head.subList(keywords.length, head.size());
        }
    }

    /**
     * What was found.
     *
     * @param statements the statements, none for an empty text
     * @param touchesSession whether settings or temporary tables may change in a way that its command tag does not show
     * @param definesRoutine whether it defines a function or procedure that may do so whenever it is called
     * @param settings the names of settings with a dot, which PostgreSQL does not list
     */
    record Scan(List<Statement> statements, boolean touchesSession, boolean definesRoutine, Set<String> settings) {}

    private final SqlLexer lexer;
    private final List<Statement> statements = new ArrayList<>();
    private final Set<String> settings = new LinkedHashSet<>();
    private boolean touchesSession;
    private boolean definesRoutine;

    private List<Token> head = new ArrayList<>();
    private int start = -1;
    private int end;

    private SqlScanner(String sql) {
        this.lexer = new SqlLexer(sql);
    }

    static Scan scan(String sql) {
        return new SqlScanner(sql).scan();
    }

    private Scan scan() {
        for (Kind kind = lexer.next(); kind != Kind.END; kind = lexer.next()) {
            if (lexer.isSymbol(';')) {
                finishStatement();
            } else {
                accept(kind);
            }
        }
        finishStatement();
        return new Scan(List.copyOf(statements), touchesSession, definesRoutine, Set.copyOf(settings));
    }

    private void accept(Kind kind) {
        if (start < 0) {
            start = lexer.start();
        }
        end = lexer.end();
        if (head.size() < HEAD) {
            head.add(token(kind));
        }
        if (kind == Kind.WORD && isSessionWord()) {
            touchesSession = true;
        } else if (kind == Kind.STRING) {
            acceptString();
        }
    }

    private boolean isSessionWord() {
        return lexer.isWord("temp")
                || lexer.isWord("temporary")
                || lexer.isWord("pg_temp")
                || lexer.isWord("set_config")
                || lexer.isWord("execute"); // what was prepared in SQL may be any of these
    }

    /** Strings matter as the bodies of routines and as the names that set_config is given. */
    private void acceptString() {
        boolean creates = !head.isEmpty() && head.get(0).is("create");
        if ((creates || head.get(0).is("do"))
                && SESSION_WORDS.matcher(lexer.text()).find()) {
            touchesSession = true;
            definesRoutine |= creates;
        }
        if (touchesSession && lexer.text().length() < 100) {
            addSetting(unquote(lexer.text()));
        }
    }

    private void addSetting(String name) {
        if (name.matches("[A-Za-z_][\\w$]*(\\.[A-Za-z_][\\w$]*)+")) {
            settings.add(name.toLowerCase(Locale.ROOT));
        }
    }

    private void finishStatement() {
        if (start >= 0) {
            Statement statement = new Statement(List.copyOf(head), start, end);
            collectSetting(statement);
            statements.add(statement);
        }
        head = new ArrayList<>();
        start = -1;
    }

    /** {@code SET [SESSION | LOCAL] app.tenant = ...}. */
    private void collectSetting(Statement statement) {
        List<Token> rest = statement.tokensAfter("set");
        if (rest == null) {
            return;
        }
        int first = !rest.isEmpty() && (rest.get(0).is("session") || rest.get(0).is("local")) ? 1 : 0;
        StringBuilder name = new StringBuilder();
        boolean nameExpected = true;
        for (Token token : rest.subList(first, rest.size())) {
            if (nameExpected ? !token.isName() : !token.text().equals(".")) {
                break;
            }
            name.append(token.text());
            nameExpected = !nameExpected;
        }
        addSetting(name.toString());
    }

    private Token token(Kind kind) {
        String text = lexer.end() - lexer.start() > 1000 ? "" : lexer.text(); // nothing that long is a name
        return switch (kind) {
            case WORD -> new Token(kind, text.toLowerCase(Locale.ROOT));
            case QUOTED_NAME, STRING -> new Token(kind, unquote(text));
            default -> new Token(kind, text);
        };
    }

    private static String unquote(String text) {
        if (text.length() < 2 || (text.charAt(0) != '"' && text.charAt(0) != '\'')) {
            return text;
        }
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
