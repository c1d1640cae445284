package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlScanner.Scan;
import io.github.timescale4j.embedded.front.SqlScanner.Statement;
import io.github.timescale4j.embedded.front.SqlScanner.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings whose values a connection hears about in ParameterStatus messages. This build sends none itself. */
final class ReportedSettings {

    static final List<String> NAMES = List.of(
            "application_name",
            "client_encoding",
            "DateStyle",
            "default_transaction_read_only",
            "in_hot_standby",
            "integer_datetimes",
            "IntervalStyle",
            "is_superuser",
            "scram_iterations",
            "server_encoding",
            "server_version",
            "session_authorization",
            "standard_conforming_strings",
            "TimeZone");

    private static final Set<String> LOWER_CASE =
            NAMES.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

    private ReportedSettings() {}

    /** Whether one of them may have another value after these statements, as far as SET and RESET are concerned. */
    static boolean mayChange(Scan scan) {
        return scan.statements().stream().anyMatch(ReportedSettings::mayChange);
    }

    private static boolean mayChange(Statement statement) {
        List<Token> rest = statement.tokensAfter("set");
        if (rest == null) {
            return statement.begins("reset")
                    && !isOther(statement.head().subList(1, statement.head().size()), 1);
        }
        boolean scoped =
                !rest.isEmpty() && (rest.get(0).is("session") || rest.get(0).is("local"));
        List<Token> named = scoped ? rest.subList(1, rest.size()) : rest;
        // SET ROLE, SET TIME ZONE, SET NAMES and the like have neither of these after their first word.
        boolean plain = named.size() > 1
                && (named.get(1).text().equals("=") || named.get(1).is("to"));
        return !plain || !isOther(named, named.size());
    }

    /** Whether it is a plain name of a setting, of which nobody hears and on which none of these depends. */
    private static boolean isOther(List<Token> tokens, int most) {
        if (tokens.isEmpty() || tokens.size() > most || !tokens.get(0).isName()) {
            return false;
        }
        String name = tokens.get(0).text().toLowerCase(Locale.ROOT);
        return !LOWER_CASE.contains(name) && !Set.of("all", "role", "session").contains(name);
    }
}
