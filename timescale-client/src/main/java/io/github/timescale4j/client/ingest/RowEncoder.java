package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import io.github.timescale4j.client.mapping.binary.FieldEncoder;
import io.github.timescale4j.client.mapping.binary.FullBufferException;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Writes objects of one type as rows of one table. Safe for use by several threads.
 *
 * @param <T> the type
 */
final class RowEncoder<T> {

    private final RelationName relation;
    private final CopyTarget target;
    private final List<RowWriter.Component> components;
    private final FieldEncoder[] fields;

    private RowEncoder(
            RelationName relation, CopyTarget target, List<RowWriter.Component> components, List<FieldEncoder> fields) {
        this.relation = relation;
        this.target = target;
        this.components = List.copyOf(components);
        this.fields = fields.toArray(FieldEncoder[]::new);
    }

    /** Columns that the server fills are left out, and so are those that the type does not have. */
    static <T> RowEncoder<T> of(Class<T> type, RowWriter<T> writer, CopyTarget target, Mapping mapping) {
        List<RowWriter.Component> components = new ArrayList<>();
        List<FieldEncoder> fields = new ArrayList<>();
        for (RowWriter.Component component : writer.components()) {
            String name = component.column().column();
            String what =
                    "column '" + name + "' for '" + component.column().property() + "' of " + type.getSimpleName();
            CopyColumn column = target.column(name);
            if (column == null) {
                throw new InvalidDataAccessResourceUsageException(
                        what + ": the table '" + writer.declaration().relation() + "' has no such column");
            }
            if (column.generated()) {
                continue;
            }
            FieldEncoder field =
                    mapping.encoders().of(component.getter(), component.type(), column.type(), column.nullable());
            if (field == null) {
                throw new UnencodableTypeException(what + ": COPY cannot write "
                        + component.type().getTypeName() + " into a column of type " + column.type()
                        + ". Use insertAll, which leaves the conversion to the server, or change one of both");
            }
            components.add(component);
            fields.add(field);
        }
        return new RowEncoder<>(writer.declaration().relation(), target, components, fields);
    }

    CopyTarget target() {
        return target;
    }

    RelationName relation() {
        return relation;
    }

    /** Whether nothing has changed since it was made. */
    boolean isFor(CopyTarget other) {
        return target.oid() == other.oid() && target.fingerprint().equals(other.fingerprint());
    }

    /** The columns that are written. */
    List<String> columns() {
        return components.stream().map(component -> component.column().column()).toList();
    }

    /**
     * Adds a row; if it is refused, nothing of it.
     *
     * @param index the place of the row, for the message
     */
    void encode(T row, CopyBuffer out, long index) {
        if (row == null) {
            throw RowRefusedException.ofNull(index);
        }
        int start = out.position();
        int at = 0;
        boolean done = false;
        try {
            out.putShort(fields.length);
            for (; at < fields.length; at++) {
                fields[at].encode(row, out);
            }
            done = true;
        } catch (RefusedValueException e) {
            throw RowRefusedException.of(index, components.get(at).column(), e);
        } catch (FullBufferException e) {
            if (start <= CopyTables.PIECE) {
                throw RowRefusedException.of(
                        index,
                        components.get(at).column(),
                        new RefusedValueException("is larger than what can be sent at once"));
            }
            throw e; // it is not this row, but all of them together
        } finally {
            if (!done) {
                out.reset(start);
            }
        }
    }
}
