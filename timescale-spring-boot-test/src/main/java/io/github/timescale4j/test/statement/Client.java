package io.github.timescale4j.test.statement;

import java.util.Set;

/** The methods of the client, as class files name them. */
final class Client {

    private static final String CLIENT = "io/github/timescale4j/client/TimeScaleClient";
    private static final String QUERY = "io/github/timescale4j/client/Query";
    private static final String RETURNS_QUERY = ")L" + QUERY + ";";
    private static final String TEXT_FIRST = "(Ljava/lang/String;";
    private static final String TYPE_FIRST = "(Ljava/lang/Class;";

    /** What leaves a text the same statement. */
    private static final Set<String> WHITESPACE =
            Set.of("strip", "trim", "stripIndent", "stripLeading", "stripTrailing", "trimIndent", "intern");

    private Client() {}

    static boolean takesStatement(String owner, String method) {
        return owner.equals(CLIENT) && (method.equals("query") || method.equals("update"));
    }

    static boolean takesStatement(Instruction.Call call) {
        return takesStatement(call.owner(), call.name()) && call.descriptor().startsWith(TEXT_FIRST);
    }

    /** Binds a value, for example: the same query goes on. */
    static boolean goesOnWithQuery(Instruction.Call call) {
        return call.owner().equals(QUERY) && call.descriptor().endsWith(RETURNS_QUERY);
    }

    /** Says what the rows of the query become. */
    static boolean readsAsType(Instruction.Call call) {
        return call.owner().equals(QUERY) && call.descriptor().startsWith(TYPE_FIRST);
    }

    /** The short form, which has the type as its last argument. */
    static boolean readsAtOnce(Instruction.Call call) {
        return takesStatement(call) && call.descriptor().contains("Ljava/lang/Class;)");
    }

    static boolean changesWhitespace(Instruction.Call call) {
        boolean ofText =
                call.owner().equals("java/lang/String") && call.descriptor().equals("()Ljava/lang/String;");
        boolean ofKotlin = call.owner().startsWith("kotlin/text/StringsKt")
                && call.descriptor().equals("(Ljava/lang/String;)Ljava/lang/String;");
        return (ofText || ofKotlin) && WHITESPACE.contains(call.name());
    }
}
