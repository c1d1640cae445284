package io.github.timescale4j.client.mapping;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What a {@code float4} is as a {@code double}: the shortest decimal that stands for it, as the server writes it and as JDBC's
 * {@code getDouble} reads it from the text format. The binary format has four bytes, of which Java would make another number:
 * 1.10000002384185791015625 in place of 1.1.
 */
final class Reals {

    /** Any decimal of so many digits is told from all others of as many; more are only needed for some values. */
    private static final int SURE_DIGITS = 6;

    private static final int MOST_DIGITS = 9;

    /** Whole numbers below it are exact, and so is each product and each power of ten here. */
    private static final float WHOLE = 1 << 24;

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
        if (Float.isNaN(value) || Float.isInfinite(value) || (Math.abs(value) < WHOLE && value == (int) value)) {
            return value;
        }
        int exponent = (int) Math.floor(Math.log10(Math.abs((double) value)));
        if (Math.abs(value) < Float.MIN_NORMAL) {
            return rounded(value, 1);
        }
        for (int digits = SURE_DIGITS; digits < MOST_DIGITS; digits++) {
            int scale = digits - 1 - exponent;
            if (Math.abs(scale) > LARGEST_POWER) {
                return rounded(value, SURE_DIGITS);
            }
            double power = POWERS[Math.abs(scale)];
            double decimal = scale < 0 ? Math.rint(value / power) * power : Math.rint((double) value * power) / power;
            if ((float) decimal == value) {
                return decimal;
            }
        }
        return rounded(value, MOST_DIGITS);
    }

    private static double rounded(float value, int from) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = from; digits < MOST_DIGITS; digits++) {
            BigDecimal decimal = exact.round(new MathContext(digits));
            if (decimal.floatValue() == value) {
                return decimal.doubleValue();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).doubleValue();
    }
}
