package io.github.timescale4j.embedded.front;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What makes the shared session look like one connection's own: its settings and its temporary tables. */
final class Profile {

    private final Map<String, String> startup;
    private final Set<String> temporaryRelations = new LinkedHashSet<>();
    private Map<String, String> settings;
    private volatile boolean dirty;

    Profile(Map<String, String> startup) {
        this.startup = Map.copyOf(startup);
        this.settings = this.startup;
    }

    /** Returns the settings the connection asked for when it was opened. */
    Map<String, String> startup() {
        return startup;
    }

    Map<String, String> settings() {
        return settings;
    }

    void settings(Map<String, String> current) {
        settings = new TreeMap<>(current);
        dirty = false;
    }

    /** Returns whether a statement may have changed what is known here. */
    boolean isDirty() {
        return dirty;
    }

    void markDirty() {
        dirty = true;
    }

    /** Returns the object ids of the temporary relations this connection has made. */
    Set<String> temporaryRelations() {
        return temporaryRelations;
    }

    void addTemporaryRelations(Collection<String> oids) {
        temporaryRelations.addAll(oids);
    }
}
