package io.github.timescale4j.schema;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of TimescaleDB.
 *
 * @param major for example 2
 * @param minor for example 18
 * @param patch for example 1
 */
public record Release(int major, int minor, int patch) implements Comparable<Release> {

    /** The oldest on which the generated SQL runs. */
    public static final Release OLDEST = new Release(2, 11, 0);

    private static final Comparator<Release> ORDER = Comparator.comparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch);
    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");

    /**
     * Reads a release.
     *
     * @param text for example {@code 2.19} or {@code 2.18.1}
     * @return the release
     * @throws IllegalArgumentException if it is none, with what to write
     */
    public static Release parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a version of TimescaleDB: write it like 2.19 or 2.18.1");
        }
        return new Release(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
    }

    /**
     * Compares two releases.
     *
     * @param other another release
     * @return whether this one is the same or newer
     */
    public boolean atLeast(Release other) {
        return compareTo(other) >= 0;
    }

    /**
     * Orders releases.
     *
     * @param other another release
     * @return below 0 if this one is older, above 0 if it is newer
     */
    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }

    /**
     * Renders the release as it is usually written.
     *
     * @return for example {@code 2.19} or {@code 2.18.1}
     */
    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
