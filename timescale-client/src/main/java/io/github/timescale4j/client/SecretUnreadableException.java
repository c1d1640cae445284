package io.github.timescale4j.client;

import java.io.Serial;
import java.nio.file.Path;

/** A file of a mounted secret is missing, empty or cannot be read. The message names it, and nothing of what is in it. */
public final class SecretUnreadableException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    SecretUnreadableException(Path file, String message) {
        super(message);
        this.file = file;
    }

    /**
     * Which file.
     *
     * @return its path, below the directory where secrets are mounted
     */
    public Path file() {
        return file;
    }
}
