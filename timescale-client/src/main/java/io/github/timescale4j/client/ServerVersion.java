package io.github.timescale4j.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server says it is.
 *
 * @param postgres PostgreSQL's version, such as {@code 17.5}
 * @param extension the version of the TimescaleDB extension in this database, such as {@code 2.19.3}; {@code null} if the
 *     database does not have the extension
 * @param edition which of its features may be used
 */
public record ServerVersion(String postgres, @Nullable String extension, Edition edition) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?(-.*)?.*");

    /** The edition of TimescaleDB, as the setting {@code timescaledb.license} says. */
    public enum Edition {
        /** Everything: continuous aggregates, policies, the columnstore. */
        COMMUNITY,
        /** Hypertables only: without continuous aggregates, policies and the columnstore. */
        APACHE,
        /** The extension is there, but its setting is not one that this version of the client knows. */
        UNKNOWN,
        /** The database does not have the extension. */
        NONE;

        /**
         * Reads the setting.
         *
         * @param extension the version of the extension in the database; {@code null} without it
         * @param license the value of {@code timescaledb.license}; {@code null} if the server does not know it
         * @return the edition
         */
        public static Edition of(@Nullable String extension, @Nullable String license) {
            if (extension == null) {
                return NONE;
            }
            return switch (license == null ? "" : license) {
                case "timescale" -> COMMUNITY;
                case "apache" -> APACHE;
                default -> UNKNOWN;
            };
        }
    }

    /**
     * Compares the extension's version. A pre-release such as {@code 2.23.0-dev} counts as the minor version before it, because
     * it lacks a part of what it is named after.
     *
     * @param major for example 2
     * @param minor for example 18
     * @return whether the extension is there and at least of that version
     */
    public boolean isAtLeast(int major, int minor) {
        return isAtLeast(major, minor, 0);
    }

    /**
     * Compares the extension's version. A pre-release such as {@code 2.23.0-dev} counts as the last patch of the minor version
     * before it, because it lacks a part of what it is named after.
     *
     * @param major for example 2
     * @param minor for example 18
     * @param patch for example 1
     * @return whether the extension is there and at least of that version
     */
    public boolean isAtLeast(int major, int minor, int patch) {
        Matcher numbers = NUMBERS.matcher(extension == null ? "" : extension);
        if (!numbers.matches()) {
            return false;
        }
        int actualMajor = Integer.parseInt(numbers.group(1));
        boolean released = numbers.group(4) == null;
        int actualMinor = Integer.parseInt(numbers.group(2)) - (released ? 0 : 1);
        if (actualMajor != major || actualMinor != minor) {
            return actualMajor != major ? actualMajor > major : actualMinor > minor;
        }
        int actualPatch = numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3));
        return !released || actualPatch >= patch;
    }

    /**
     * Renders the three facts for people.
     *
     * @return for example {@code PostgreSQL 17.5, TimescaleDB 2.19.3 (APACHE edition)}
     */
    @Override
    public String toString() {
        return "PostgreSQL " + postgres
                + (extension == null
                        ? " without TimescaleDB"
                        : ", TimescaleDB " + extension + " (" + edition + " edition)");
    }
}
