package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.binary.ColumnType;

/**
 * A column as the server has it.
 *
 * @param name its name
 * @param type its type
 * @param nullable whether it takes nulls
 * @param generated whether only the server may fill it
 */
record CopyColumn(String name, ColumnType type, boolean nullable, boolean generated) {}
