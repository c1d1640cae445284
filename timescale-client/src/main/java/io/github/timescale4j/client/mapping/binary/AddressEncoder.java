package io.github.timescale4j.client.mapping.binary;

import java.net.InetAddress;

/** Writes {@code inet} and {@code cidr}. */
final class AddressEncoder {

    private static final int IPV4 = 2;
    private static final int IPV6 = 3;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int WORDS = 8;
    private static final int HEX = 16;
    private static final int LONGEST_PART = 4;
    private static final int LARGEST_BYTE = 255;
    private static final int LARGEST_WORD = 0xFFFF;

    private AddressEncoder() {}

    static void encode(InetAddress address, boolean cidr, CopyBuffer out) {
        byte[] bytes = address.getAddress();
        put(bytes, bytes.length * Byte.SIZE, cidr, out);
    }

    static void encode(String text, boolean cidr, CopyBuffer out) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] bytes = address.indexOf(':') < 0 ? ipv4(address) : ipv6(address);
        int most = bytes.length * Byte.SIZE;
        put(bytes, slash < 0 ? most : number(text.substring(slash + 1), 10, most), cidr, out);
    }

    private static void put(byte[] bytes, int bits, boolean cidr, CopyBuffer out) {
        for (int i = cidr ? bits : bytes.length * Byte.SIZE; i < bytes.length * Byte.SIZE; i++) {
            if ((bytes[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0) {
                throw new RefusedValueException("is not a network: it has bits to the right of its mask");
            }
        }
        int start = out.beginField();
        out.putByte(bytes.length == IPV4_BYTES ? IPV4 : IPV6);
        out.putByte(bits);
        out.putByte(cidr ? 1 : 0);
        out.putByte(bytes.length);
        out.putBytes(bytes);
        out.endField(start);
    }

    private static byte[] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != IPV4_BYTES) {
            throw unreadable();
        }
        byte[] bytes = new byte[IPV4_BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) number(parts[i], 10, LARGEST_BYTE);
        }
        return bytes;
    }

    private static byte[] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return join(words(text), new int[0], WORDS);
        }
        return join(words(text.substring(0, gap)), words(text.substring(gap + 2)), WORDS - 1);
    }

    private static int[] words(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String plain = text;
        int dot = text.indexOf('.');
        if (dot >= 0) { // the last four bytes may be written as an IPv4 address
            int colon = text.lastIndexOf(':');
            byte[] last = ipv4(text.substring(colon + 1));
            plain = text.substring(0, colon + 1) + word(last[0], last[1]) + ':' + word(last[2], last[3]);
        }
        String[] parts = plain.split(":", -1);
        int[] words = new int[parts.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = number(parts[i], HEX, LARGEST_WORD);
        }
        return words;
    }

    private static String word(byte high, byte low) {
        return Integer.toHexString((Byte.toUnsignedInt(high) << Byte.SIZE) | Byte.toUnsignedInt(low));
    }

    private static byte[] join(int[] left, int[] right, int most) {
        int count = left.length + right.length;
        if (count > most || (most == WORDS && count < WORDS)) {
            throw unreadable();
        }
        byte[] bytes = new byte[IPV6_BYTES];
        for (int i = 0; i < left.length; i++) {
            word(bytes, i, left[i]);
        }
        for (int i = 0; i < right.length; i++) {
            word(bytes, WORDS - right.length + i, right[i]);
        }
        return bytes;
    }

    private static void word(byte[] bytes, int index, int value) {
        bytes[2 * index] = (byte) (value >> Byte.SIZE);
        bytes[2 * index + 1] = (byte) value;
    }

    private static int number(String text, int radix, int most) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            value = digit < 0 ? most + 1 : value * radix + digit;
            if (value > most) {
                throw unreadable();
            }
        }
        if (text.isEmpty() || text.length() > LONGEST_PART) {
            throw unreadable();
        }
        return value;
    }

    private static RefusedValueException unreadable() {
        return new RefusedValueException(
                "is not an address: write all four numbers of IPv4, or IPv6, and after a slash the bits of the mask");
    }
}
