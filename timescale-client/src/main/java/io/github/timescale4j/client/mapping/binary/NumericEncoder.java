package io.github.timescale4j.client.mapping.binary;

import java.math.BigDecimal;
import java.math.MathContext;

/** Writes {@code numeric}: groups of four decimal digits, counted from the point. */
final class NumericEncoder {

    private static final int GROUP = 4;
    private static final int TEN = 10;
    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 0x4000;
    private static final int NOT_A_NUMBER = 0xC000;
    private static final int INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;

    /** The server's limits: digits before the point and after it. */
    private static final int MOST_BEFORE = 131_072;

    private static final int MOST_AFTER = 16_383;

    private NumericEncoder() {}

    static void encode(double value, MathContext digits, CopyBuffer out) {
        if (Double.isNaN(value)) {
            special(NOT_A_NUMBER, out);
        } else if (Double.isInfinite(value)) {
            special(value > 0 ? INFINITY : NEGATIVE_INFINITY, out);
        } else {
            BigDecimal rounded = new BigDecimal(value, digits).stripTrailingZeros();
            encode(rounded.signum() == 0 ? BigDecimal.ZERO : rounded, out);
        }
    }

    private static void special(int sign, CopyBuffer out) {
        head(0, 0, sign, 0, out);
    }

    private static void head(int groups, int weight, int sign, int scale, CopyBuffer out) {
        out.putInt(GROUP * Short.BYTES + groups * Short.BYTES);
        out.putShort(groups);
        out.putShort(weight);
        out.putShort(sign);
        out.putShort(scale);
    }

    static void encode(BigDecimal value, CopyBuffer out) {
        if ((long) value.precision() - value.scale() > MOST_BEFORE) {
            throw new RefusedValueException("has more than " + MOST_BEFORE + " digits before the point");
        }
        if (value.scale() > MOST_AFTER) {
            throw new RefusedValueException("has more than " + MOST_AFTER + " digits after the point");
        }
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        if (plain.signum() == 0) {
            head(0, 0, POSITIVE, plain.scale(), out);
            return;
        }
        groups(plain.unscaledValue().abs().toString(), plain.scale(), plain.signum() < 0 ? NEGATIVE : POSITIVE, out);
    }

    /** Writes the groups between the first and the last that are not zero; the number of the first is the weight. */
    private static void groups(String digits, int scale, int sign, CopyBuffer out) {
        int before = digits.length() - scale; // may be negative: 0.001 has the digit 1 only
        int first = Math.floorDiv(before - 1, GROUP);
        int last = -ceilingDiv(scale, GROUP);
        while (group(digits, before, first) == 0) {
            first--;
        }
        while (group(digits, before, last) == 0) {
            last++;
        }
        head(first - last + 1, first, sign, scale, out);
        for (int i = first; i >= last; i--) {
            out.putShort(group(digits, before, i));
        }
    }

    private static int ceilingDiv(int value, int by) {
        return (value + by - 1) / by;
    }

    /** The four digits whose lowest counts ten thousand to the power of {@code index}. */
    private static int group(String digits, int before, int index) {
        int end = before - index * GROUP;
        int value = 0;
        for (int i = end - GROUP; i < end; i++) {
            value = value * TEN + (i >= 0 && i < digits.length() ? digits.charAt(i) - '0' : 0);
        }
        return value;
    }
}
