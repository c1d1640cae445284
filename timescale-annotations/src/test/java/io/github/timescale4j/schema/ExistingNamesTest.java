package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ExistingNamesTest {

    @Test
    void aQuoteInTheNameIsDoubled() {
        assertThat(Identifier.quoteExisting("metrics_app")).isEqualTo("\"metrics_app\"");
        assertThat(Identifier.quoteExisting("the \"app\"; DROP")).isEqualTo("\"the \"\"app\"\"; DROP\"");
        assertThat(Identifier.quoteExisting("\"")).isEqualTo("\"\"\"\"");
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.quoteExisting("a\nb"));
    }
}
