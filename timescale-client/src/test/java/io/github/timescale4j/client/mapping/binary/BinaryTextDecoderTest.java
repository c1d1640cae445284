package io.github.timescale4j.client.mapping.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BinaryTextDecoderTest {

    private static Object decode(BinaryDecoder decoder, String text) {
        byte[] bytes = ("<<" + text + ">>").getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, 2, bytes.length - 4);
    }

    @Test
    void aTextThatRepeatsIsTheSameObject() {
        BinaryDecoder decoder = new BinaryTextDecoder();

        for (String text : new String[] {"a", "gerät", "12345678", "a text that is longer than eight bytes"}) {
            Object first = decode(decoder, text);
            assertThat(first).isEqualTo(text);
            assertThat(decode(decoder, text)).isSameAs(first);
        }
        assertThat(decode(decoder, "")).isEqualTo("");
    }

    @Test
    void manyTagsAreRememberedToo() {
        BinaryDecoder decoder = new BinaryTextDecoder();
        int same = 0;
        String[] seen = new String[1_000];
        for (int i = 0; i < 200_000; i++) {
            String text = (String) decode(decoder, "device-" + i % 1_000);
            assertThat(text).isEqualTo("device-" + i % 1_000);
            if (text == seen[i % 1_000]) {
                same++;
            }
            seen[i % 1_000] = text;
        }
        assertThat(same).isGreaterThan(100_000);
    }

    @Test
    void textsThatDoNotRepeatAreStillRightWhenRememberingIsGivenUp() {
        BinaryDecoder decoder = new BinaryTextDecoder();
        for (int i = 0; i < 100_000; i++) {
            assertThat(decode(decoder, "request-" + i)).isEqualTo("request-" + i);
        }
        Object once = decode(decoder, "tag");
        assertThat(decode(decoder, "tag")).isEqualTo(once).isNotSameAs(once);
    }

    @Test
    void anotherResultHasAMemoryOfItsOwn() {
        BinaryDecoder decoder = new BinaryTextDecoder();
        Object once = decode(decoder, "tag");

        assertThat(decode(decoder.forAnotherResult(), "tag")).isEqualTo(once).isNotSameAs(once);
    }
}
