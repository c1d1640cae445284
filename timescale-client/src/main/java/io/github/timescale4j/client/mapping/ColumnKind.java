package io.github.timescale4j.client.mapping;

import java.sql.Types;

/** What a column holds, as far as reading it differs. */
enum ColumnKind {
    BOOLEAN,
    INTEGRAL,
    /** Of single precision. */
    REAL,
    FLOATING,
    NUMERIC,
    TEXT,
    TIMESTAMPTZ,
    TIMESTAMP,
    DATE,
    TIME,
    INTERVAL,
    UUID,
    BYTES,
    JSON,
    ARRAY,
    /** Enums, addresses and whatever extensions add: read as text. */
    OTHER;

    static ColumnKind of(int jdbcType, String typeName) {
        if (jdbcType == Types.ARRAY) {
            return ARRAY;
        }
        return switch (typeName) {
            case "bool" -> BOOLEAN;
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "oid" -> INTEGRAL;
            case "float4" -> REAL;
            case "float8" -> FLOATING;
            case "numeric" -> NUMERIC;
            case "text", "varchar", "bpchar", "name", "citext", "char" -> TEXT;
            case "timestamptz" -> TIMESTAMPTZ;
            case "timestamp" -> TIMESTAMP;
            case "date" -> DATE;
            case "time" -> TIME;
            case "interval" -> INTERVAL;
            case "uuid" -> UUID;
            case "bytea" -> BYTES;
            case "json", "jsonb" -> JSON;
            default -> OTHER;
        };
    }
}
