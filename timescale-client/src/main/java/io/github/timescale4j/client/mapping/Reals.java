package io.github.timescale4j.client.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a {@code float4} is as a {@code double}: the shortest decimal that stands for it, as the server writes it and as JDBC's
 * {@code getDouble} reads it from the text format. The binary format has four bytes, of which Java would make another number:
 * 1.10000002384185791015625 in place of 1.1.
 */
final class Reals {

    /** Any decimal of so many digits is told from all others of as many; more are only needed for some values. */
    private static final int SURE_DIGITS = 6;

    private static final int MOST_DIGITS = 9;

    /** Whole numbers below it are what they are. */
    private static final float WHOLE = 1 << 24;

    /** A larger power of ten is no exact {@code double}. */
    private static final int LARGEST_POWER = 22;

    private static final double[] POWERS = powers();

    private Reals() {}

    private static double[] powers() {
        double[] powers = new double[LARGEST_POWER + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    static double toDouble(float value) {
        float magnitude = Math.abs(value);
        if (!Float.isFinite(value) || (magnitude < WHOLE && magnitude == (int) magnitude)) {
            return value;
        }
        return Math.copySign(shortest(magnitude), value);
    }

    private static double shortest(float value) {
        double exact = value;
        double below = (exact - Math.nextDown(value)) / 2;
        double above = (Math.nextUp(value) - exact) / 2;
        int exponent = (int) Math.floor(Math.log10(exact));
        for (int digits = value < Float.MIN_NORMAL ? 1 : SURE_DIGITS; digits < MOST_DIGITS; digits++) {
            int scale = digits - 1 - exponent;
            long nearest = unscaled(exact, scale);
            // Below a power of two floats are nearer to each other, and the decimal above may be the only one.
            for (long number = nearest; number <= nearest + 1; number++) {
                double decimal = scaled(number, scale);
                if (decimal - exact < above && exact - decimal < below) {
                    return decimal;
                }
            }
        }
        int scale = MOST_DIGITS - 1 - exponent;
        return scaled(unscaled(exact, scale), scale);
    }

    private static long unscaled(double value, int scale) {
        if (Math.abs(scale) > LARGEST_POWER) {
            return new BigDecimal(value)
                    .setScale(scale, RoundingMode.HALF_EVEN)
                    .unscaledValue()
                    .longValueExact();
        }
        return (long) Math.rint(scale < 0 ? value / POWERS[-scale] : value * POWERS[scale]);
    }

    private static double scaled(long number, int scale) {
        if (Math.abs(scale) > LARGEST_POWER) {
            return BigDecimal.valueOf(number, scale).doubleValue();
        }
        return scale < 0 ? number * POWERS[-scale] : number / POWERS[scale];
    }
}
