package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Types, and what aggregate functions make of them. */
class SqlTypesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int8|bigint",
                "INT|integer",
                "numeric(12, 3)|numeric",
                "decimal|numeric",
                "float8|double precision",
                "Double  Precision|double precision",
                "character varying(20)|varchar",
                "timestamp(3) with time zone|timestamptz",
                "TIMESTAMP WITHOUT TIME ZONE|timestamp",
                "timestamptz(6)|timestamptz",
                "int4[]|integer[]",
                "double precision [] []|double precision[][]",
                "numeric(12,3)[3]|numeric[]",
                "geometry(Point, 4326)|geometry"
            })
    void spellingsAreBroughtTogether(String type, String normalized) {
        assertThat(SqlTypes.normalize(type)).isEqualTo(normalized);
    }

    @ParameterizedTest
    @CsvSource({
        "bigint, integer, true",
        "integer, bigint, false",
        "double precision, numeric, true",
        "numeric, double precision, true",
        "real, double precision, false",
        "real, numeric, false",
        "double precision, bigint, true",
        "real, integer, false",
        "bigint, numeric, false",
        "text, varchar, true",
        "varchar, text, false",
        "text, bigint, false",
        "date, timestamptz, false",
        "uuid, uuid, true"
    })
    void aTypeHoldsWhatLosesNothing(String wide, String narrow, boolean holds) {
        assertThat(SqlTypes.canHold(wide, narrow)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "avg, integer, numeric",
        "avg, real, double precision",
        "avg, numeric, numeric",
        "sum, smallint, bigint",
        "sum, bigint, numeric",
        "sum, real, real",
        "sum, double precision, double precision",
        "count, uuid, bigint",
        "min, date, date",
        "last, text[], text[]",
        "stddev, bigint, numeric",
        "var_pop, real, double precision",
        "bool_and, boolean, boolean",
        "bit_or, integer, integer",
        "array_agg, text,",
        "avg, interval,"
    })
    void aFunctionsResultIsThatOfPostgres(String function, String type, String result) {
        assertThat(AggregateFunctions.result(function, type)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "avg, text, false",
        "max, text, true",
        "max, uuid, false",
        "min, boolean, false",
        "last, uuid, true",
        "count, jsonb, true",
        "stddev, boolean, false",
        "bool_or, integer, false",
        "bit_and, double precision, false",
        "avg, mytype, true",
        "array_agg, text, true"
    })
    void aFunctionIsRefusedWherePostgresHasNone(String function, String type, boolean accepted) {
        assertThat(AggregateFunctions.accepts(function, type)).isEqualTo(accepted);
    }
}
