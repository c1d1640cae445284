package io.github.timescale4j.embedded.front;

import java.util.Map;
import java.util.TreeMap;

/**
 * An error as the server reports it.
 *
 * @param fields the fields of an ErrorResponse by their letter: S severity, C SQLSTATE, M message, H hint
 */
record ServerError(Map<Character, String> fields) {

    static final String PROTOCOL_VIOLATION = "08P01";
    static final String FEATURE_NOT_SUPPORTED = "0A000";
    static final String INVALID_PASSWORD = "28P01";
    static final String TOO_MANY_CONNECTIONS = "53300";
    static final String LOCK_NOT_AVAILABLE = "55P03";
    static final String ADMIN_SHUTDOWN = "57P01";
    static final String CRASH_SHUTDOWN = "57P02";

    static ServerError error(String sqlState, String message, String hint) {
        return of("ERROR", sqlState, message, hint);
    }

    static ServerError fatal(String sqlState, String message) {
        return of("FATAL", sqlState, message, "");
    }

    static ServerError fatal(String sqlState, Exception cause) {
        String message = cause.getMessage();
        return fatal(sqlState, message == null ? cause.toString() : message);
    }

    private static ServerError of(String severity, String sqlState, String message, String hint) {
        Map<Character, String> fields = new TreeMap<>();
        fields.put('S', severity);
        fields.put('V', severity);
        fields.put('C', sqlState);
        fields.put('M', message);
        if (!hint.isEmpty()) {
            fields.put('H', hint);
        }
        return new ServerError(fields);
    }

    /** Reads an ErrorResponse or NoticeResponse. */
    static ServerError of(Message message) throws ProtocolException {
        Map<Character, String> fields = new TreeMap<>();
        Fields in = message.fields();
        for (char field = in.character(); field != 0; field = in.character()) {
            fields.put(field, in.text());
        }
        return new ServerError(fields);
    }

    /** Returns this error as one that ends the connection. */
    ServerError asFatal() {
        Map<Character, String> copy = new TreeMap<>(fields);
        copy.put('S', "FATAL");
        copy.put('V', "FATAL");
        return new ServerError(copy);
    }

    String sqlState() {
        return fields.getOrDefault('C', "XX000");
    }

    String message() {
        return fields.getOrDefault('M', "");
    }

    Message toMessage() {
        Body body = new Body();
        fields.forEach((field, value) -> body.character(field).text(value));
        return body.character((char) 0).as('E');
    }
}
