package io.github.timescale4j.embedded.front;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The beginning of a connection: no encryption, a password in clear text over loopback, and the settings it wants. */
final class Handshake {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;
    private static final int LONGEST_STARTUP = 10_000;
    private static final int VERSION_3_0 = 3 << 16;

    private final DataInputStream in;
    private final OutputStream raw;
    private final ClientOutput out;
    private final FrontOptions options;

    Handshake(DataInputStream in, OutputStream raw, ClientOutput out, FrontOptions options) {
        this.in = in;
        this.raw = raw;
        this.out = out;
        this.options = options;
    }

    /** Returns the settings of a client that may come in, or null if this was no connection or must not become one. */
    @Nullable
    Map<String, String> run() throws IOException {
        Fields packet = startupPacket();
        if (packet == null) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = packet.text(); !name.isEmpty(); name = packet.text()) {
            parameters.put(name, packet.text());
        }
        String user = parameters.getOrDefault("user", "");
        if (!authenticate(user)) {
            refuse(ServerError.INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"");
            return null;
        }
        if (parameters.containsKey("replication") && !isFalse(parameters.get("replication"))) {
            refuse(ServerError.FEATURE_NOT_SUPPORTED, "the embedded database does not replicate");
            return null;
        }
        return settings(parameters);
    }

    /** Reads up to the start-up packet proper, and its version. */
    private @Nullable Fields startupPacket() throws IOException {
        for (int encryptions = 0; encryptions < 3; encryptions++) {
            Fields packet = packet();
            int code = packet.int32();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                raw.write('N');
                raw.flush();
            } else if (code == CANCEL_REQUEST) {
                return null; // the one session cannot be interrupted
            } else if (code >>> 16 != 3) {
                refuse(
                        ServerError.FEATURE_NOT_SUPPORTED,
                        "unsupported frontend protocol " + (code >>> 16) + "." + (code & 0xffff));
                return null;
            } else {
                negotiateVersion(code, packet.rest());
                return new Fields(packet.rest());
            }
        }
        throw new ProtocolException("too many requests for encryption");
    }

    private Fields packet() throws IOException {
        int length = in.readInt() - Integer.BYTES;
        if (length < Integer.BYTES || length > LONGEST_STARTUP) {
            throw new ProtocolException("invalid length of startup packet");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("startup packet ended too early");
        }
        return new Fields(body);
    }

    /** A newer minor version or unknown protocol options are not an error: the client is told what it gets. */
    private void negotiateVersion(int version, byte[] parameters) throws ProtocolException {
        List<String> unknown = new ArrayList<>();
        Fields fields = new Fields(parameters);
        for (String name = fields.text(); !name.isEmpty(); name = fields.text()) {
            fields.text();
            if (name.startsWith("_pq_.")) {
                unknown.add(name);
            }
        }
        if (version == VERSION_3_0 && unknown.isEmpty()) {
            return;
        }
        Body body = new Body().int32(VERSION_3_0).int32(unknown.size());
        unknown.forEach(body::text);
        out.write(body.as('v'));
    }

    private boolean authenticate(String user) throws IOException {
        out.write(new Body().int32(3).as('R'));
        out.flush();
        Message answer = Message.read(in);
        if (answer == null || answer.type() != 'p') {
            throw new ProtocolException("expected a password");
        }
        byte[] given = answer.fields().text().getBytes(StandardCharsets.UTF_8);
        byte[] wanted = options.password().getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(given, wanted);
        return user.equals(options.username()) && right;
    }

    private void refuse(String sqlState, String message) {
        out.write(ServerError.fatal(sqlState, message).toMessage());
        out.flush();
    }

    private static boolean isFalse(@Nullable String value) {
        return value == null || List.of("false", "off", "no", "0").contains(value);
    }

    private static Map<String, String> settings(Map<String, String> parameters) throws ProtocolException {
        Map<String, String> settings = new LinkedHashMap<>();
        addOptions(parameters.getOrDefault("options", ""), settings);
        parameters.forEach((name, value) -> {
            boolean setting =
                    !List.of("user", "database", "options", "replication").contains(name);
            if (setting && !name.startsWith("_pq_.")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** Reads {@code -c name=value} and {@code --name=value}; a backslash takes the next character as it is. */
    private static void addOptions(String options, Map<String, String> settings) throws ProtocolException {
        List<String> words = words(options);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-c") && i + 1 < words.size()) {
                word = words.get(++i);
            } else if (word.startsWith("-c") || word.startsWith("--")) {
                word = word.substring(2);
            } else {
                throw new ProtocolException("unknown option in the start-up packet: " + word);
            }
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new ProtocolException("option without value in the start-up packet: " + word);
            }
            settings.put(word.substring(0, equals).replace('-', '_'), word.substring(equals + 1));
        }
    }

    private static List<String> words(String options) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < options.length(); i++) {
            char c = options.charAt(i);
            if (Character.isWhitespace(c)) {
                addWord(words, word);
            } else if (c == '\\' && i + 1 < options.length()) {
                word.append(options.charAt(++i));
            } else {
                word.append(c);
            }
        }
        addWord(words, word);
        return words;
    }

    private static void addWord(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
