package io.github.timescale4j.embedded.front;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who listens to which channel. The shared session listens to all of them and never stops; what nobody wants is dropped. */
final class Notifications {

    private final Map<String, Set<ClientOutput>> listeners = new ConcurrentHashMap<>();

    void listen(String channel, ClientOutput listener) {
        listeners.computeIfAbsent(channel, key -> ConcurrentHashMap.newKeySet()).add(listener);
    }

    /** Ends the interest in one channel, or in all if the name is empty. */
    void unlisten(String channel, ClientOutput listener) {
        if (channel.isEmpty()) {
            listeners.values().forEach(set -> set.remove(listener));
        } else {
            listeners.computeIfPresent(channel, (key, set) -> {
                set.remove(listener);
                return set;
            });
        }
    }

    void deliver(Message notification) {
        try {
            Fields fields = notification.fields();
            fields.int32();
            for (ClientOutput listener : listeners.getOrDefault(fields.text(), Set.of())) {
                listener.write(notification);
                listener.flush();
            }
        } catch (ProtocolException e) {
            throw new IllegalStateException("unreadable notification", e);
        }
    }
}
