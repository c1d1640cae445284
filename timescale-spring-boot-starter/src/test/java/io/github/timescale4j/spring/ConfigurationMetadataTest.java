package io.github.timescale4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.Provider;
import io.github.timescale4j.spring.ConfigurationMetadata.Hint;
import io.github.timescale4j.spring.ConfigurationMetadata.Property;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

/** An IDE completes every key of the starter, and knows what it means. */
class ConfigurationMetadataTest {

    private static final Pattern KEY = Pattern.compile("\\btimescale(?:\\.[a-z][a-z-]*)+(?![a-z(])");
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern LINE_OF_PROPERTIES = Pattern.compile("^(timescale\\.[a-z.-]+)=", Pattern.MULTILINE);

    /** What begins like a key and is none: the names of meters and observations, and a logger. */
    private static final Pattern NAME = Pattern.compile("timescale\\."
            + "(aggregate\\.|connections\\.|errors|hypertable\\.|job\\.|migration$|query\\.duration|statement|statistics\\.age"
            + "|workers\\.|writer\\.).*");

    private static ConfigurationMetadata metadata;

    @BeforeAll
    static void load() throws IOException {
        metadata = ConfigurationMetadata.load();
    }

    @Test
    void everyPropertyIsDescribedInSentences() {
        assertThat(metadata.properties())
                .hasSizeGreaterThan(60)
                .allSatisfy(property -> assertThat(property.description())
                        .as(property.name())
                        .isNotNull()
                        .matches("(?s)[A-Z].*\\."));
    }

    @Test
    void everyPropertyHasADefaultOrMayBeLeftOut() throws ClassNotFoundException {
        for (Property property : metadata.properties()) {
            if (property.sourceType() != null && property.sourceType().startsWith("io.github.timescale4j")) {
                RecordComponent component = component(property);
                if (component != null) {
                    assertThat(property.defaultValue() != null || mayBeLeftOut(component))
                            .as("%s has a default or may be left out", property.name())
                            .isTrue();
                }
            } else {
                assertThat(property.defaultValue()).as(property.name()).isNotNull();
            }
        }
    }

    /** The part of a record that takes the value; {@code null} where the source is an endpoint, which Spring Boot describes. */
    private static @Nullable RecordComponent component(Property property) throws ClassNotFoundException {
        Class<?> source = ClassUtils.forName(property.sourceType(), null);
        if (!source.isRecord()) {
            return null;
        }
        String last = property.name().substring(property.name().lastIndexOf('.') + 1);
        String plain = last.replace("-", "");
        return Stream.of(source.getRecordComponents())
                .filter(each -> each.getName().toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mayBeLeftOut(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) || Collection.class.isAssignableFrom(component.getType());
    }

    @Test
    void propertiesWithAKnownSetOfValuesListAllOfThem() throws ClassNotFoundException {
        Map<String, Class<?>> closed = new TreeMap<>(Map.of("timescale.embedded.provider", Provider.class));
        for (Property property : metadata.properties()) {
            Class<?> type = property.type().startsWith("io.github.timescale4j") //
                    ? ClassUtils.forName(property.type(), null)
                    : String.class;
            if (type.isEnum()) {
                closed.put(property.name(), type);
            }
        }
        assertThat(closed).hasSizeGreaterThanOrEqualTo(4);

        closed.forEach((name, type) -> assertThat(metadata.hints(name))
                .as(name)
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(hint.description()).endsWith("."))
                .extracting(Hint::value)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(values(type)));
    }

    private static List<String> values(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    @Test
    void hintsAreAboutPropertiesThatExistAndOfferTheDefault() {
        for (String name : metadata.hinted()) {
            Property property = metadata.property(name).orElseThrow();
            if (property.defaultValue() != null) {
                assertThat(metadata.hints(name))
                        .as(name)
                        .extracting(Hint::value)
                        .contains(property.defaultValue().toString());
            }
        }
    }

    @Test
    void whatTheHealthContributorIsSwitchedOffWithIsDescribed() {
        assertThat(metadata.property("management.health.timescale.enabled")).isPresent();
    }

    /** What the code reads, and what it tells people to set. */
    @Test
    void everyKeyThatTheCodeNamesIsDescribed() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            LITERAL.matcher(Files.readString(file)).results().forEach(literal -> named.addAll(keys(literal.group())));
        }
        assertThat(named)
                .contains("timescale.url", "timescale.embedded.enabled", "timescale.migration.approve")
                .hasSizeGreaterThan(20);

        assertThat(named).allMatch(this::isKnown);
    }

    @Test
    void everyKeyThatTheManualSetsIsDescribed() throws IOException {
        Set<String> set = new TreeSet<>();
        for (Path page : files(Path.of("../docs"), ".md")) {
            LINE_OF_PROPERTIES.matcher(Files.readString(page)).results().forEach(line -> set.add(line.group(1)));
        }

        assertThat(set)
                .contains("timescale.schema")
                .allMatch(key -> metadata.property(key).isPresent());
    }

    private static List<String> keys(String text) {
        return KEY.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(key ->
                        !NAME.matcher(key).matches() || metadata.property(key).isPresent())
                .toList();
    }

    private boolean isKnown(String key) {
        return metadata.property(key).isPresent() || metadata.groups().contains(key);
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
