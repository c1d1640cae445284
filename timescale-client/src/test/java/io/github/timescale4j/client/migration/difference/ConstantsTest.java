package io.github.timescale4j.client.migration.difference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "1 | bigint | 1",
                "0.1 | double precision | 0.1",
                "true | boolean | true",
                "'W'::text | text | 'W'",
                "'it''s'::character varying | character varying(20) | 'it''s'",
                "'{}'::text[] | text[] | '{}'",
                "'-1'::integer | bigint | '-1'",
                "'-0.5'::numeric | double precision | '-0.5'",
                "'1 day'::interval | interval | '1 day'",
                "'2026-01-02 00:00:00+00'::timestamp with time zone | timestamp with time zone | '2026-01-02 00:00:00+00'",
                "NULL::text | text | NULL"
            })
    void aConstantMeansTheSameWithoutItsCast(String value, String type, String bare) {
        assertThat(Constants.isConstant(value)).isTrue();
        assertThat(Constants.withoutCast(value, type)).contains(bare);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "now() | timestamp with time zone",
                "'1.7'::numeric | integer",
                "('1.7'::numeric)::integer | integer",
                "'2026-01-02'::date | text"
            })
    void whatMayMeanSomethingElseKeepsItsCast(String value, String type) {
        assertThat(Constants.withoutCast(value, type)).isEmpty();
    }

    @Test
    void aFunctionIsNoConstant() {
        assertThat(Constants.isConstant("now()")).isFalse();
    }
}
