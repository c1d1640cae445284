package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void aQuoteInTheNameIsDoubled() {
        assertThat(Role.quote("metrics_app")).isEqualTo("\"metrics_app\"");
        assertThat(Role.quote("the \"app\"; DROP")).isEqualTo("\"the \"\"app\"\"; DROP\"");
        assertThat(Role.quote("\"")).isEqualTo("\"\"\"\"");
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Role.quote("a\nb"));
    }
}
