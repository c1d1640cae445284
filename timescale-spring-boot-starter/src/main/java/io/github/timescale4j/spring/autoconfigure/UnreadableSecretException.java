package io.github.timescale4j.spring.autoconfigure;

import java.io.Serial;
import java.nio.file.Path;

/** A property names a mounted secret that cannot be read. Neither the message nor a field holds anything of the secret. */
public final class UnreadableSecretException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String property;
    private final String secret;
    private final transient Path file;

    UnreadableSecretException(String property, String secret, Path file, String detail) {
        super("The property " + property + " cannot be used: " + detail
                + ". Secrets are looked for in 'timescale.secrets-directory'");
        this.property = property;
        this.secret = secret;
        this.file = file;
    }

    /**
     * Which property names it.
     *
     * @return its name
     */
    public String property() {
        return property;
    }

    /**
     * Which secret.
     *
     * @return its name, which is that of a directory
     */
    public String secret() {
        return secret;
    }

    /**
     * Which file.
     *
     * @return the file that is missing, empty or unreadable
     */
    public Path file() {
        return file;
    }
}
