// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;

/**
 * The one owner of the current world. Each change is computed, given to the journal, and only then published; if the
 * edit or the journal throws, nothing has changed.
 *
 * <p>Threads: any thread may call any method; changes are applied one after another, {@link #world} never waits.
 * Listeners are called on the thread that made the change, in order, and must not make changes themselves. One that
 * throws keeps nobody from hearing: the change stands, and its exception comes out of the call that made the change.
 */
public final class WorldModel {
    private final Consumer<Change> journal;
    private final Deque<World> undo = new ArrayDeque<>();
    private final Deque<World> redo = new ArrayDeque<>();
    private final List<Consumer<World>> listeners = new CopyOnWriteArrayList<>();
    private volatile World world;
    private boolean publishing;

    /** @param journal makes the change durable before it becomes visible */
    public WorldModel(World start, Consumer<Change> journal) {
        this.world = start;
        this.journal = journal;
    }

    /** The current snapshot. */
    public World world() {
        return world;
    }

    public synchronized World apply(WorldEdit edit) {
        checkNotListening();
        World next = edit.applyTo(world);
        journal.accept(new Change.Applied(edit));
        undo.push(world);
        redo.clear();
        return publish(next);
    }

    /** @throws SextantException if there is nothing to undo */
    public synchronized World undo() {
        checkNotListening();
        check(!undo.isEmpty(), "undo");
        journal.accept(new Change.Undone());
        redo.push(world);
        return publish(undo.pop());
    }

    /** @throws SextantException if there is nothing to redo */
    public synchronized World redo() {
        checkNotListening();
        check(!redo.isEmpty(), "redo");
        journal.accept(new Change.Redone());
        undo.push(world);
        return publish(redo.pop());
    }

    public synchronized boolean canUndo() {
        return !undo.isEmpty();
    }

    public synchronized boolean canRedo() {
        return !redo.isEmpty();
    }

    /** Calls the listener with each new world; close the result to stop. */
    public AutoCloseable listen(Consumer<World> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private World publish(World next) {
        world = next;
        @Nullable RuntimeException failure = null;
        publishing = true;
        try {
            for (Consumer<World> l : listeners) {
                failure = hear(l, next, failure);
            }
        } finally {
            publishing = false;
        }
        if (failure != null) {
            throw failure;
        }
        return next;
    }

    private static @Nullable RuntimeException hear(
            Consumer<World> listener, World next, @Nullable RuntimeException earlier) {
        try {
            listener.accept(next);
            return earlier;
        } catch (RuntimeException e) {
            if (earlier == null) {
                return e;
            }
            earlier.addSuppressed(e);
            return earlier;
        }
    }

    /** The lock is this thread's own while it calls listeners, so only they can get here then. */
    private void checkNotListening() {
        if (publishing) {
            throw new SextantException("a listener of the world tried to change it; it must do so later");
        }
    }

    private static void check(boolean possible, String what) {
        if (!possible) {
            throw new SextantException("there is nothing to " + what);
        }
    }
}
