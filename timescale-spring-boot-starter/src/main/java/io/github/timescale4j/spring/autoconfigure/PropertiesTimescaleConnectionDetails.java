package io.github.timescale4j.spring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

/** Where the database is, as the properties below {@code timescale} say. */
final class PropertiesTimescaleConnectionDetails implements TimescaleConnectionDetails {

    private final String jdbcUrl;
    private final @Nullable String username;
    private final @Nullable String password;

    PropertiesTimescaleConnectionDetails(TimescaleProperties properties) {
        exclusive("timescale.url", properties.url(), "timescale.host", properties.host());
        exclusive("timescale.secret", properties.secret(), "timescale.username", properties.username());
        exclusive("timescale.secret", properties.secret(), "timescale.password", properties.password());
        jdbcUrl = properties.url() != null ? checked(properties.url()) : urlOf(properties);
        String secret = properties.secret();
        username = secret == null ? properties.username() : read(properties.secretsDirectory(), secret, "username");
        password = secret == null ? properties.password() : read(properties.secretsDirectory(), secret, "password");
    }

    private static void exclusive(
            String first, @Nullable Object firstValue, String second, @Nullable Object secondValue) {
        MutuallyExclusiveConfigurationPropertiesException.throwIfMultipleNonNullValuesIn(entries -> {
            entries.put(first, firstValue);
            entries.put(second, secondValue);
        });
    }

    private static String checked(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            // Boot's exception for a wrong value would print it, and with it the password that a URL may hold.
            throw new IllegalStateException("The property timescale.url must begin with 'jdbc:postgresql:'");
        }
        return url;
    }

    private static String urlOf(TimescaleProperties properties) {
        if (properties.database() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "timescale.database", null, "It is needed together with 'timescale.host'.");
        }
        return "jdbc:postgresql://" + properties.host() + ":" + properties.port() + "/" + properties.database();
    }

    private static String read(Path directory, String secret, String key) {
        Path file = directory.resolve(secret).resolve(key);
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "timescale.secret", secret, "The file '" + file + "' cannot be read.");
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
