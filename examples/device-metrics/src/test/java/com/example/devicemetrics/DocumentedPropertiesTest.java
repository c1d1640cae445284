package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every property below {@code timescale} that a page sets is one of the starter's. */
class DocumentedPropertiesTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** An argument or a setting within a sentence. */
    private static final Pattern SETTING = Pattern.compile("(?<![\\w.])(timescale\\.[a-z][a-z0-9.-]*)=");

    @Test
    void everyPropertyThatIsSetInAPageExists() throws IOException {
        Set<String> known = known();
        List<String> unknown = new ArrayList<>();
        int settings = 0;
        for (Page page : Page.all()) {
            for (Page.Block block : page.blocks()) {
                for (String name : names(block)) {
                    settings++;
                    if (!known.contains(name)) {
                        unknown.add(page.name() + ":" + block.line() + " " + name);
                    }
                }
            }
            for (String line : page.prose()) {
                Matcher setting = SETTING.matcher(line);
                while (setting.find()) {
                    settings++;
                    if (!known.contains(setting.group(1))) {
                        unknown.add(page.name() + " " + setting.group(1));
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
        assertThat(settings).isGreaterThan(20);
    }

    private static Set<String> names(Page.Block block) {
        Set<String> names = new TreeSet<>();
        switch (block.language()) {
            case "yaml" -> {
                YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
                yaml.setResources(new ByteArrayResource(block.text().getBytes(StandardCharsets.UTF_8)));
                names.addAll(yaml.getObject().stringPropertyNames());
            }
            case "properties" -> names.addAll(properties(block.text()).stringPropertyNames());
            case "bash" -> {
                Matcher setting = SETTING.matcher(block.text());
                while (setting.find()) {
                    names.add(setting.group(1));
                }
            }
            default -> {
                // Other languages set none.
            }
        }
        names.removeIf(name -> !name.startsWith("timescale."));
        return names;
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The properties of all jars: the starter describes its own. */
    private static Set<String> known() throws IOException {
        Set<String> known = new TreeSet<>();
        for (URL file :
                Collections.list(DocumentedPropertiesTest.class.getClassLoader().getResources(METADATA))) {
            try (InputStream stream = file.openStream()) {
                JsonNode all = JsonMapper.shared().readTree(stream);
                all.get("properties")
                        .forEach(property -> known.add(property.get("name").asString()));
            }
        }
        assertThat(known).contains("timescale.url", "timescale.migration.mode");
        return known;
    }
}
