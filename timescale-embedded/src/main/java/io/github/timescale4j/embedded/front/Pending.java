package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.front.SqlRewriter.Action;
import io.github.timescale4j.embedded.front.SqlRewriter.Rewritten;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What one connection's running statements leave to do for the front when the session is ready again. */
final class Pending {

    private final List<Action> actions = new ArrayList<>();
    private final Deque<String> tags = new ArrayDeque<>();
    private boolean mayTouchReported;
    private boolean settingsTouched;
    private boolean settingsTouchedInTransaction;

    synchronized void add(Rewritten rewritten) {
        mayTouchReported |= ReportedSettings.mayChange(rewritten.scan());
        actions.addAll(rewritten.actions());
        tags.addAll(rewritten.tags());
    }

    /** A statement that is not known may set anything. */
    synchronized void addUnknown() {
        mayTouchReported = true;
    }

    /** Looks at a command's tag, and returns the message the client shall see. */
    synchronized Message complete(Message message, Profile profile) {
        String tag = tag(message);
        switch (tag) {
            case "SET", "RESET" -> {
                settingsTouched |= mayTouchReported;
                profile.markDirty();
            }
            case "DO", "CALL" -> profile.markDirty();
            case SqlRewriter.PLACEHOLDER_TAG -> {
                String wanted = tags.poll();
                return wanted == null ? message : new Body().text(wanted).as('C');
            }
            default -> {}
        }
        return message;
    }

    /** After an error nothing of it happened. */
    synchronized void fail() {
        actions.clear();
        tags.clear();
    }

    /** Returns whether there is something to do before the client hears that the session is ready. */
    synchronized boolean hasWork(char status) {
        mayTouchReported = false; // nothing is outstanding when the session is ready
        if (status == 'I' && settingsTouchedInTransaction) { // SET LOCAL has ended, or SET was rolled back
            settingsTouched = true;
            settingsTouchedInTransaction = false;
        }
        return !actions.isEmpty() || settingsTouched;
    }

    /** Returns whether the client must hear new values of settings, and forgets it. */
    synchronized boolean takeSettingsTouched(char status) {
        boolean touched = settingsTouched && status != 'E';
        settingsTouchedInTransaction |= settingsTouched && status != 'I';
        settingsTouched = false;
        return touched;
    }

    synchronized void settingsTouched() {
        settingsTouched = true;
    }

    synchronized List<Action> takeActions() {
        List<Action> taken = List.copyOf(actions);
        actions.clear();
        tags.clear();
        return taken;
    }

    private static String tag(Message message) {
        return new String(message.body(), 0, message.body().length - 1, StandardCharsets.UTF_8);
    }
}
