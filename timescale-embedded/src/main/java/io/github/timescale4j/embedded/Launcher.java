package io.github.timescale4j.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Chooses where the database comes from, and starts it there. */
final class Launcher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private final Machine machine;

    Launcher(Machine machine) {
        this.machine = machine;
    }

    Database launch(Options options) {
        Provider provider = options.provider();
        if (provider == null) {
            return launchFirst(options);
        }
        return switch (provider) {
            case URL -> launchUrl(options, url(options));
            case NATIVE -> launchNative(options);
            case PGLITE -> PgliteDatabase.start(machine, options, findNode(options));
        };
    }

    private Database launchFirst(Options options) {
        String url = url(options);
        if (url != null) {
            return launchUrl(options, url);
        }
        List<String> reasons = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        Optional<NativeInstallation> installation =
                new NativeDiscovery(machine).find(options.nativeHome(), reasons::add, skipped::add);
        if (installation.isPresent()) {
            return NativeDatabase.start(machine, options, installation.get());
        }
        boolean expected = options.nativeHome() != null
                || machine.setting(Machine.NATIVE_HOME_PROPERTY).isPresent();
        Level level = expected ? Level.INFO : Level.DEBUG; // a machine without one is the usual case
        reasons.forEach(reason -> log.atLevel(level).log("No native TimescaleDB: {}", reason));
        skipped.forEach(reason -> log.info("No native TimescaleDB: {}", reason));
        reasons.addAll(skipped);
        Node node = Node.find(machine, options.nodeExecutable(), reasons::add)
                .orElseThrow(() -> WaysOut.exception("There is no TimescaleDB to start", reasons));
        return PgliteDatabase.start(machine, options, node);
    }

    private @Nullable String url(Options options) {
        String url = options.url();
        return url != null ? url : machine.setting(Machine.URL_PROPERTY).orElse(null);
    }

    private static Database launchUrl(Options options, @Nullable String url) {
        if (url == null) {
            throw new EmbeddedTimescaleException(
                    "Provider URL was asked for, but there is no URL: give one to the builder or in"
                            + " the system property " + Machine.URL_PROPERTY);
        }
        return UrlDatabase.connect(url, options);
    }

    private Database launchNative(Options options) {
        List<String> reasons = new ArrayList<>();
        NativeInstallation installation = new NativeDiscovery(machine)
                .findAny(options.nativeHome(), reasons::add)
                .orElseThrow(
                        () -> WaysOut.exception("There is no native PostgreSQL with TimescaleDB to start", reasons));
        return NativeDatabase.start(machine, options, installation);
    }

    private Node findNode(Options options) {
        List<String> reasons = new ArrayList<>();
        return Node.find(machine, options.nodeExecutable(), reasons::add)
                .orElseThrow(() -> WaysOut.exception("There is no Node.js to run PGlite with", reasons));
    }
}
