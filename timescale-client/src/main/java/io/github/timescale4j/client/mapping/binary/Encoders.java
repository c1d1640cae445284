package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses how a component of a type is written to a column. Safe for use by several threads. */
public final class Encoders {

    private final Function<Object, String> json;

    /**
     * Makes the encoders.
     *
     * @param json writes an object as JSON; throws {@link RefusedValueException} if it cannot
     */
    public Encoders(Function<Object, String> json) {
        this.json = json;
    }

    /**
     * Chooses an encoder.
     *
     * @param getter reads the component, as {@code (Object)X} with the component's own type X
     * @param type the component's type, with type arguments
     * @param column the column's type
     * @param nullable whether the column takes nulls
     * @return the encoder; {@code null} if a component of that type cannot go into such a column without the server's help
     */
    public @Nullable FieldEncoder of(MethodHandle getter, Type type, ColumnType column, boolean nullable) {
        Class<?> raw = getter.type().returnType();
        Class<?> boxed = JavaTypes.boxed(raw);
        if (raw.isPrimitive() && NumberEncoders.isIntegral(boxed)) {
            NumberEncoders.LongEncoder encoder = NumberEncoders.ofLong(column.name());
            return encoder == null ? null : FieldEncoder.ofLong(getter, encoder);
        }
        if (raw.isPrimitive() && NumberEncoders.isFloating(boxed)) {
            NumberEncoders.DoubleEncoder encoder = NumberEncoders.ofDouble(column.name(), raw == float.class);
            return encoder == null ? null : FieldEncoder.ofDouble(getter, encoder);
        }
        if (raw == boolean.class) {
            return column.name().equals("bool") ? FieldEncoder.ofBoolean(getter) : null;
        }
        ValueEncoder encoder = value(type, column);
        return encoder == null ? null : FieldEncoder.ofObject(getter, encoder, nullable);
    }

    private @Nullable ValueEncoder value(Type type, ColumnType column) {
        Class<?> boxed = JavaTypes.boxed(JavaTypes.raw(type));
        if (column.name().equals("json") || column.name().equals("jsonb")) {
            return json(column.name().equals("jsonb"));
        }
        if (column.element() != null) {
            boolean several = boxed.isArray() || Collection.class.isAssignableFrom(boxed);
            ValueEncoder element = several ? value(JavaTypes.element(type), column.element()) : null;
            return element == null ? null : new ArrayEncoder(element, column.element());
        }
        if (Number.class.isAssignableFrom(boxed)) {
            return NumberEncoders.of(boxed, column.name());
        }
        ValueEncoder text = column.enumeration() ? text(boxed) : null;
        return text != null || column.enumeration() ? text : other(boxed, column.name());
    }

    private static @Nullable ValueEncoder other(Class<?> type, String column) {
        return switch (column) {
            case "text", "varchar", "bpchar", "name", "citext" -> text(type);
            case "bool" -> type == Boolean.class ? (value, out) -> bool((Boolean) value, out) : null;
            case "uuid" -> type == UUID.class ? (value, out) -> uuid((UUID) value, out) : null;
            case "bytea" -> type == byte[].class ? (value, out) -> bytes((byte[]) value, out) : null;
            case "inet", "cidr" -> address(type, column.equals("cidr"));
            default -> TimeEncoders.of(type, column);
        };
    }

    private static @Nullable ValueEncoder text(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return (value, out) -> out.putTextField((CharSequence) value);
        }
        if (type.isEnum()) {
            return (value, out) -> out.putTextField(((Enum<?>) value).name());
        }
        return type == Character.class ? (value, out) -> out.putTextField(value.toString()) : null;
    }

    private static @Nullable ValueEncoder address(Class<?> type, boolean cidr) {
        if (type == String.class) {
            return (value, out) -> AddressEncoder.encode((String) value, cidr, out);
        }
        return InetAddress.class.isAssignableFrom(type)
                ? (value, out) -> AddressEncoder.encode((InetAddress) value, cidr, out)
                : null;
    }

    static void bool(boolean value, CopyBuffer out) {
        out.putInt(1);
        out.putByte(value ? 1 : 0);
    }

    private static void uuid(UUID value, CopyBuffer out) {
        out.putInt(2 * Long.BYTES);
        out.putLong(value.getMostSignificantBits());
        out.putLong(value.getLeastSignificantBits());
    }

    private static void bytes(byte[] value, CopyBuffer out) {
        out.putInt(value.length);
        out.putBytes(value);
    }

    private ValueEncoder json(boolean binary) {
        return (value, out) -> {
            int start = out.beginField();
            if (binary) {
                out.putByte(1); // the version of its format
            }
            out.putText(value instanceof String text ? text : json.apply(value));
            out.endField(start);
        };
    }
}
