package io.github.timescale4j.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes passwords for databases that are started here. */
final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
