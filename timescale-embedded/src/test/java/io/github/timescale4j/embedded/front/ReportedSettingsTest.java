package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TimeZone = 'UTC'",
                "set local \"TimeZone\" to 'UTC'",
                "SET LOCAL lock_timeout = 1; SET LOCAL datestyle = 'ISO'",
                "SET TIME ZONE 'UTC'",
                "SET LOCAL TIME ZONE 'UTC'",
                "SET NAMES 'utf8'",
                "SET ROLE reader",
                "SET role = reader",
                "SET SESSION AUTHORIZATION reader",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "RESET ALL",
                "RESET TimeZone",
                "RESET TIME ZONE",
                "RESET SESSION AUTHORIZATION",
                "RESET ROLE"
            })
    void aSettingOfWhichTheClientHearsMayChange(String sql) {
        assertThat(ReportedSettings.mayChange(SqlScanner.scan(sql))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL search_path = \"a\", public",
                "SET SESSION lock_timeout TO 1",
                "SET lock_timeout = 1; RESET lock_timeout",
                "RESET search_path",
                "SELECT 1"
            })
    void otherSettingsChangeNoneOfThem(String sql) {
        assertThat(ReportedSettings.mayChange(SqlScanner.scan(sql))).isFalse();
    }
}
