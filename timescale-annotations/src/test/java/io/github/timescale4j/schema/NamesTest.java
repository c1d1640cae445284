package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "MetricData, metric_data",
        "deviceId, device_id",
        "time, time",
        "httpURLPath, http_url_path",
        "URL, url",
        "p99Value, p99_value",
        "value2, value2",
        "x, x",
        "X, x",
        "already_snake, already_snake",
        "ITEM_ID, item_id",
        "\u00dcberDruck, \u00fcber_druck",
        "$odd, $odd",
        "_leading, _leading"
    })
    void camelCaseBecomesSnakeCase(String java, String sql) {
        assertThat(Names.snakeCase(java)).isEqualTo(sql);
    }

    @Test
    void theDefaultLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Names.snakeCase("DeviceID")).isEqualTo("device_id");
            assertThat(Names.snakeCase("ITEM")).isEqualTo("item");
        } finally {
            Locale.setDefault(before);
        }
    }
}
