package io.github.timescale4j.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which servers a declaration has to run.
 *
 * @param version the oldest
 * @param apache whether they have only what the Apache edition has
 */
record Target(Version version, boolean apache) {

    static final Target DEFAULT = new Target(new Version(2, 11, 0), false);

    /** A version of TimescaleDB. */
    record Version(int major, int minor, int patch) {

        private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");

        /** Reads {@code 2.19} or {@code 2.18.1}. */
        static Version parse(String text) {
            Matcher matcher = GRAMMAR.matcher(text.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + AnnotationView.printable(text)
                        + "' is not a version of TimescaleDB: write it like 2.19 or 2.18.1");
            }
            Version version = new Version(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
            if (!version.atLeast(DEFAULT.version())) {
                throw new IllegalArgumentException("'" + text + "' is older than " + DEFAULT.version()
                        + ", the oldest for which the generated SQL is made");
            }
            return version;
        }

        boolean atLeast(Version other) {
            return major != other.major
                    ? major > other.major
                    : minor != other.minor ? minor > other.minor : patch >= other.patch;
        }

        @Override
        public String toString() {
            return major + "." + minor + (patch == 0 ? "" : "." + patch);
        }
    }
}
