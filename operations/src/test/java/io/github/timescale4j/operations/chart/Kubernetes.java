package io.github.timescale4j.operations.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * As much of Kubernetes' interface as Helm asks before it installs anything: which kinds there are, and which resources. It
 * holds what a release has installed, and takes nothing.
 */
final class Kubernetes implements AutoCloseable {

    /** The kinds of the operators that the chart renders or asks for. */
    private static final Map<String, List<String>> KINDS = Map.of(
            "postgresql.cnpg.io/v1", List.of("Backup", "Cluster", "ImageCatalog", "Pooler", "ScheduledBackup"),
            "barmancloud.cnpg.io/v1", List.of("ObjectStore"));

    static {
        // Or each answer waits 40 ms for the rest of it.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Map<String, String> answers = new TreeMap<>();
    private final HttpServer server;

    /** With these resources, which belong to the release {@value Chart#RELEASE}. */
    Kubernetes(List<Manifest> installed) {
        answers.put("/version", "{major: '1', minor: '34', gitVersion: v1.34.0}");
        answers.put("/api", "{kind: APIVersions, versions: [v1]}");
        answers.put("/api/v1", "{kind: APIResourceList, groupVersion: v1, resources: []}");
        StringBuilder groups = new StringBuilder();
        KINDS.forEach((version, kinds) -> {
            groups.append("{name: %s, versions: [{groupVersion: %s, version: v1}]},"
                    .formatted(version.replace("/v1", ""), version));
            StringBuilder resources = new StringBuilder();
            kinds.forEach(kind -> resources.append(
                    "{name: %s, namespaced: true, kind: %s, verbs: [get, list]},".formatted(plural(kind), kind)));
            answers.put(
                    "/apis/" + version,
                    "{kind: APIResourceList, groupVersion: %s, resources: [%s]}".formatted(version, resources));
            kinds.forEach(kind -> install(version, kind, installed));
        });
        answers.put("/apis", "{kind: APIGroupList, apiVersion: v1, groups: [%s]}".formatted(groups));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What leads Helm here. */
    String configuration() {
        return """
                apiVersion: v1
                kind: Config
                current-context: test
                contexts: [{name: test, context: {cluster: test, user: test}}]
                clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: test, user: {token: test}}]
                """.formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void install(String version, String kind, List<Manifest> installed) {
        String path = "/apis/" + version + "/namespaces/" + Chart.NAMESPACE + "/" + plural(kind);
        StringBuilder items = new StringBuilder();
        for (Manifest manifest : installed) {
            if (manifest.kind().equals(kind)) {
                ObjectNode resource = manifest.content().deepCopy();
                resource.withObject("/metadata/annotations")
                        .put("meta.helm.sh/release-name", Chart.RELEASE)
                        .put("meta.helm.sh/release-namespace", Chart.NAMESPACE);
                answers.put(path + "/" + manifest.name(), resource.toString());
                items.append(resource).append(',');
            }
        }
        answers.put(path, "{apiVersion: %s, kind: %sList, metadata: {}, items: [%s]}".formatted(version, kind, items));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String found = answers.get(exchange.getRequestURI().getPath());
        String answer =
                found != null ? found : "{kind: Status, apiVersion: v1, status: Failure, reason: NotFound, code: 404}";
        byte[] json = Manifest.tree(answer).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found != null ? 200 : 404, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private static String plural(String kind) {
        return kind.toLowerCase(Locale.ROOT) + "s";
    }
}
