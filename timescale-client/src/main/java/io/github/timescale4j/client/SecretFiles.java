package io.github.timescale4j.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A Kubernetes secret as it is mounted: a directory with one file for each of its entries. */
public final class SecretFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private SecretFiles() {}

    static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' is not the name of a secret, such as timescale-credentials");
        }
    }

    /**
     * Reads the user's name and the password from the files {@code username} and {@code password} of a secret. Of the line breaks
     * that a file may end with the last one is left out; everything else is taken as it is.
     *
     * @param directory where secrets are mounted, such as {@code /etc/secrets}
     * @param name the secret's name, such as {@code timescale-credentials}
     * @return both
     * @throws IllegalArgumentException if the name is not that of one directory
     * @throws SecretUnreadableException if a file is missing, unreadable or empty; the message names the file, and nothing of
     *     what is in it
     */
    public static Credentials.Account read(Path directory, String name) {
        return read(directory, name, "");
    }

    /** With advice to whoever does not have the secret there. */
    static Credentials.Account read(Path directory, String name, String advice) {
        checkName(name);
        Path secret = directory.resolve(name);
        return new Credentials.Account(
                entry(secret, name, "username", advice), entry(secret, name, "password", advice));
    }

    private static String entry(Path secret, String name, String key, String advice) {
        Path file = secret.resolve(key);
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new SecretUnreadableException(
                    file, "the secret '" + name + "' has no file " + file + ": mount the secret there" + advice);
        } catch (IOException e) {
            throw new SecretUnreadableException(
                    file,
                    "the file " + file + " of the secret '" + name + "' cannot be read: "
                            + e.getClass().getSimpleName());
        }
        // Secrets made from files often end with the file's last line break.
        String value = text.replaceFirst("\\R\\z", "");
        if (value.isEmpty()) {
            throw new SecretUnreadableException(file, "the file " + file + " of the secret '" + name + "' is empty");
        }
        return value;
    }
}
