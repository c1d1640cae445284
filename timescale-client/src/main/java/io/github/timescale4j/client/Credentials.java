package io.github.timescale4j.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the user name and the password come from. Not safe for use by several threads. */
public final class Credentials {

    private static final String ADVICE = ", or set 'secretsDirectory' (system property "
            + TimescaleClientBuilder.SECRETS_DIRECTORY_PROPERTY + ") to where it is mounted";

    private @Nullable String secret;
    private @Nullable Account account;

    Credentials() {}

    /**
     * A user's name and password.
     *
     * @param username the user's name in PostgreSQL
     * @param password the password
     */
    public record Account(String username, String password) {

        /**
         * Says who it is.
         *
         * @return the user's name; never the password
         */
        @Override
        public String toString() {
            return "Account[username=" + username + "]";
        }
    }

    /**
     * Takes them from a mounted Kubernetes secret: from the files {@code username} and {@code password} in the directory of that
     * name, below the secrets directory. They are read once, when the client is built.
     *
     * @param name the secret's name, such as {@code timescale-credentials}
     * @return this object
     * @throws IllegalArgumentException if the name is not that of one directory
     */
    public Credentials fromSecret(String name) {
        SecretFiles.checkName(name);
        secret = name;
        account = null;
        return this;
    }

    /**
     * Takes them as they are.
     *
     * @param username the user's name in PostgreSQL
     * @param password the password
     * @return this object
     * @throws IllegalArgumentException if the name is empty
     */
    public Credentials usernameAndPassword(String username, String password) {
        if (username.isBlank()) {
            throw new IllegalArgumentException("'username' must not be empty");
        }
        account = new Account(username, password);
        secret = null;
        return this;
    }

    @Nullable
    Account resolve(Path secretsDirectory) {
        return secret == null ? account : SecretFiles.read(secretsDirectory, secret, ADVICE);
    }

    /**
     * Says where the credentials come from.
     *
     * @return the secret's or the user's name; never the password
     */
    @Override
    public String toString() {
        return secret == null ? String.valueOf(account) : "secret '" + secret + "'";
    }
}
