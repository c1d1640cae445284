package io.github.timescale4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual lists the properties as the code has them. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/reference/configuration.md");

    @Test
    void thePageIsWhatTheMetadataSay() throws IOException {
        String page = new ConfigurationPage(ConfigurationMetadata.load()).render();
        if (System.getProperty("update.docs") != null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/reference/configuration.md, which -Dupdate.docs writes")
                .isEqualTo(page);
    }

    @Test
    void everyPropertyIsOnThePageOnce() throws IOException {
        ConfigurationMetadata metadata = ConfigurationMetadata.load();
        String page = new ConfigurationPage(metadata).render();

        assertThat(metadata.properties())
                .allSatisfy(property -> assertThat(page)
                        .containsOnlyOnce("| `" + property.name() + "` |")
                        .contains(String.valueOf(property.description()).replaceAll("\\s+", " ")));
    }
}
