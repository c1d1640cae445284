package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Chromium without a screen, led over the WebDriver protocol. It reaches this machine only. */
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--window-size=1200,900",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Path program) throws IOException {
        int port = freePort();
        driver = new ProcessBuilder(program.toString(), "--port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI server = URI.create("http://127.0.0.1:" + port);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> call(server + "/status", null).get("ready").asBoolean());
        Map<String, Object> options = Map.of("args", ARGUMENTS);
        Map<String, Object> logging = Map.of("browser", "ALL");
        JsonNode made = call(
                server + "/session",
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        logging))));
        session = server + "/session/" + made.get("sessionId").asString();
    }

    /** Starts one. Without one the test is skipped here, and fails where changes are decided. */
    static Browser startOrSkip() throws IOException {
        Browser found = start().orElse(null);
        if (System.getenv("CI") == null) {
            assumeTrue(found != null, "there is no chromedriver on the PATH");
        }
        assertThat(found).as("chromedriver on the PATH").isNotNull();
        return found;
    }

    /** Starts one; empty if this machine has none. */
    private static Optional<Browser> start() throws IOException {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromedriver"))
                .filter(Files::isExecutable)
                .findFirst();
        return program.isEmpty() ? Optional.empty() : Optional.of(new Browser(program.get()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void open(String url) {
        call(session + "/url", Map.of("url", url));
    }

    /** Runs a piece of JavaScript, which returns its result. */
    JsonNode run(String script) {
        return call(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    String text(String selector) {
        return run("return document.querySelector('" + selector + "').textContent")
                .asString();
    }

    /** Clicks as a person would: at the middle of what is seen. */
    void click(String selector) {
        String element = call(session + "/element", Map.of("using", "css selector", "value", selector))
                .iterator()
                .next()
                .asString();
        call(session + "/element/" + element + "/click", Map.of());
    }

    /** Drags the mouse over the middle of an element, from one share of its width to another. */
    void drag(String selector, double from, double to) {
        JsonNode box = run("const box = document.querySelector('" + selector + "').getBoundingClientRect();"
                + "return [box.left, box.top + box.height / 2, box.width]");
        int start = (int) (box.get(0).asDouble() + box.get(2).asDouble() * from);
        int end = (int) (box.get(0).asDouble() + box.get(2).asDouble() * to);
        int height = (int) box.get(1).asDouble();
        call(
                session + "/actions",
                Map.of(
                        "actions",
                        List.of(Map.of(
                                "type",
                                "pointer",
                                "id",
                                "mouse",
                                "actions",
                                List.of(
                                        Map.of("type", "pointerMove", "duration", 0, "x", start, "y", height),
                                        Map.of("type", "pointerDown", "button", 0),
                                        Map.of("type", "pointerMove", "duration", 200, "x", end, "y", height),
                                        Map.of("type", "pointerUp", "button", 0))))));
    }

    /** What the page has complained about in the console. */
    List<String> complaints() {
        return call(session + "/se/log", Map.of("type", "browser"))
                .valueStream()
                .map(entry -> entry.get("level").asString() + " "
                        + entry.get("message").asString())
                .toList();
    }

    void dark(boolean dark) {
        call(
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of(
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")))));
    }

    void size(int width, int height) {
        call(
                session + "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setDeviceMetricsOverride",
                        "params",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false)));
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                Base64.getDecoder().decode(call(session + "/screenshot", null).asString()));
    }

    private JsonNode call(String url, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60));
        if (body != null) {
            request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            String text = http.send(request.build(), BodyHandlers.ofString()).body();
            JsonNode value = JSON.readTree(text).get("value");
            if (value.isObject() && value.has("error")) {
                throw new IllegalStateException(value.get("message").asString());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            HttpRequest end = HttpRequest.newBuilder(URI.create(session))
                    .timeout(Duration.ofSeconds(10))
                    .DELETE()
                    .build();
            http.send(end, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            driver.descendants().forEach(ProcessHandle::destroyForcibly);
            driver.destroyForcibly();
        }
    }
}
