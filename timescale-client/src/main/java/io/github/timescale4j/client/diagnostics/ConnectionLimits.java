package io.github.timescale4j.client.diagnostics;

import java.time.Duration;

/**
 * From where on something is reported.
 *
 * @param warning the share of the allowed connections from which on it is a warning
 * @param error the share from which on it is an error
 * @param expiry how long before its end a role's password is reported
 */
record ConnectionLimits(double warning, double error, Duration expiry) {

    static final ConnectionLimits DEFAULTS = new ConnectionLimits(0.8, 0.95, Duration.ofDays(14));

    ConnectionLimits {
        if (!(warning >= 0 && warning <= error)) {
            throw new IllegalArgumentException(
                    "the share for a warning must be from 0 to that for an error, not " + warning + " and " + error);
        }
    }
}
