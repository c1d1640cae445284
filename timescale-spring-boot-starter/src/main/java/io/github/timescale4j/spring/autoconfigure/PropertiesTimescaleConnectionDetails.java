package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.ConnectionDefaults;
import io.github.timescale4j.client.Credentials.Account;
import io.github.timescale4j.client.SecretFiles;
import io.github.timescale4j.client.SecretUnreadableException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/** Where the database is, as the properties below {@code timescale} say. */
final class PropertiesTimescaleConnectionDetails implements TimescaleConnectionDetails {

    private final String jdbcUrl;
    private final @Nullable String username;
    private final @Nullable String password;

    PropertiesTimescaleConnectionDetails(TimescaleProperties properties) {
        String url = text(properties.url());
        exclusive("timescale.url", url, "timescale.host", text(properties.host()));
        exclusive("timescale.secret", properties.secret(), "timescale.username", properties.username());
        exclusive("timescale.secret", properties.secret(), "timescale.password", properties.password());
        jdbcUrl = url != null ? checked("timescale.url", url) : urlOf(properties);
        Account account = account(properties);
        username = account == null ? properties.username() : account.username();
        password = account == null ? properties.password() : account.password();
    }

    /** An empty value takes back what a file says. */
    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    static void exclusive(String first, @Nullable Object firstValue, String second, @Nullable Object secondValue) {
        MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn(entries -> {
            entries.put(first, firstValue);
            entries.put(second, secondValue);
        });
    }

    static String checked(String property, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            // Boot's exception for a wrong value would print it, and with it the password that a URL may hold.
            throw new IllegalStateException("The property " + property + " must begin with 'jdbc:postgresql:'");
        }
        return url;
    }

    private static String urlOf(TimescaleProperties properties) {
        String host = properties.host();
        String database = properties.database();
        if (host == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "timescale.host", null, "It is needed where 'timescale.url' is not set.");
        }
        if (database == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "timescale.database", null, "It is needed together with 'timescale.host'.");
        }
        return ConnectionDefaults.jdbcUrl(host, properties.port(), database);
    }

    private static @Nullable Account account(TimescaleProperties properties) {
        String secret = properties.secret();
        return secret == null ? null : account("timescale.secret", secret, properties);
    }

    /** Reads a mounted secret that a property names. */
    static Account account(String property, String secret, TimescaleProperties properties) {
        try {
            return SecretFiles.read(properties.secretsDirectory(), secret);
        } catch (SecretUnreadableException e) {
            throw new UnreadableSecretException(property, secret, e.file(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    property,
                    secret,
                    e.getMessage() + ". Secrets are looked for in 'timescale.secrets-directory', which is '"
                            + properties.secretsDirectory() + "'.");
        }
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public @Nullable String username() {
        return username;
    }

    @Override
    public @Nullable String password() {
        return password;
    }
}
