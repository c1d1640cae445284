package io.github.timescale4j.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A Kubernetes secret as it is mounted: a directory with one file for each of its entries. */
final class SecretFiles {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

    private SecretFiles() {}

    static void checkName(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?")
                    + "' is not the name of a secret, such as timescale-credentials");
        }
    }

    static Credentials.Account read(Path directory, String name) {
        Path secret = directory.resolve(name);
        return new Credentials.Account(entry(secret, name, "username"), entry(secret, name, "password"));
    }

    private static String entry(Path secret, String name, String key) {
        Path file = secret.resolve(key);
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("the secret '" + name + "' has no file " + file
                    + ": mount the secret there, or set 'secretsDirectory' (system property "
                    + TimescaleClientBuilder.SECRETS_DIRECTORY_PROPERTY + ") to where it is mounted");
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " of the secret '" + name + "' cannot be read: "
                    + e.getClass().getSimpleName());
        }
        // Secrets made from files often end with the file's last line break.
        String value = text.replaceFirst("\\R\\z", "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the file " + file + " of the secret '" + name + "' is empty");
        }
        return value;
    }
}
