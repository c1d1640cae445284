package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile();

    @Test
    void oneIsInAndTheOthersWait() throws InterruptedException {
        assertThat(turnstile.enter("first", () -> "T", Duration.ZERO)).isTrue();
        assertThat(turnstile.isBusy()).isTrue();
        assertThat(turnstile.enter("second", () -> "I", Duration.ofMillis(20))).isFalse();
        assertThat(turnstile.holder()).asString().matches("first has held it for more than \\d+ ms \\(status T\\)");
        turnstile.leave();
        assertThat(turnstile.isBusy()).isFalse();
        assertThat(turnstile.holder()).isNull();
        assertThat(turnstile.enter("second", () -> "I", Duration.ZERO)).isTrue();
    }
}
