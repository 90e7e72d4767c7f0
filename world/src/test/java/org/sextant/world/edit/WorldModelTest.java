// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.World;
import org.sextant.world.view.Rgba;

class WorldModelTest {
    private final List<Change> journal = Collections.synchronizedList(new ArrayList<>());
    private final WorldModel model = new WorldModel(World.EMPTY, journal::add);

    private static WorldEdit put(String name) {
        return new WorldEdit.PutBox(
                new FovBox(name, new Box3(FrameId.WORLD, new Vector3d(), new Vector3d(1)), Rgba.WHITE));
    }

    private List<String> names() {
        return model.world().boxes().stream().map(FovBox::name).toList();
    }

    @Test
    void undoAndRedoWalkThroughTheSnapshots() {
        World a = model.apply(put("a"));
        World b = model.apply(put("b"));
        assertThat(model.undo()).isSameAs(a).isSameAs(model.world());
        assertThat(model.undo()).isSameAs(World.EMPTY);
        assertThat(model.canUndo()).isFalse();
        assertThat(model.redo()).isSameAs(a);
        assertThat(model.redo()).isSameAs(b);
        assertThat(model.canRedo()).isFalse();
        assertThat(journal)
                .containsExactly(
                        new Change.Applied(put("a")),
                        new Change.Applied(put("b")),
                        new Change.Undone(),
                        new Change.Undone(),
                        new Change.Redone(),
                        new Change.Redone());
    }

    @Test
    void aNewEditEndsRedo() {
        model.apply(put("a"));
        model.undo();
        model.apply(put("b"));
        assertThatThrownBy(model::redo).isInstanceOf(SextantException.class).hasMessageContaining("redo");
        assertThat(names()).containsExactly("b");
        model.undo();
        assertThatThrownBy(model::undo).isInstanceOf(SextantException.class).hasMessageContaining("undo");
    }

    @Test
    void anEditThatDoesNotFitChangesAndRecordsNothing() {
        model.apply(put("a"));
        model.undo();
        journal.clear();
        List<World> heard = new ArrayList<>();
        model.listen(heard::add);
        assertThatThrownBy(() -> model.apply(new WorldEdit.RemoveBox("x"))).isInstanceOf(SextantException.class);
        assertThat(journal).isEmpty();
        assertThat(heard).isEmpty();
        assertThat(model.world()).isSameAs(World.EMPTY);
        assertThat(model.canRedo()).isTrue();
    }

    @Test
    void ifTheJournalFailsNothingHasChanged() {
        boolean[] full = {false};
        WorldModel m = new WorldModel(World.EMPTY, c -> {
            if (full[0]) {
                throw new SextantException("disk full");
            }
        });
        World a = m.apply(put("a"));
        m.apply(put("b"));
        m.undo();
        full[0] = true;
        List<World> heard = new ArrayList<>();
        m.listen(heard::add);
        assertThatThrownBy(() -> m.apply(put("c"))).hasMessage("disk full");
        assertThatThrownBy(m::undo).hasMessage("disk full");
        assertThatThrownBy(m::redo).hasMessage("disk full");
        assertThat(m.world()).isSameAs(a);
        assertThat(heard).isEmpty();
        full[0] = false;
        assertThat(m.redo().boxes()).hasSize(2);
        m.undo();
        assertThat(m.undo()).isSameAs(World.EMPTY);
    }

    @Test
    void theJournalHearsBeforeTheWorldIsSeen() {
        World[] seen = new World[1];
        WorldModel[] m = new WorldModel[1];
        m[0] = new WorldModel(World.EMPTY, c -> seen[0] = m[0].world());
        m[0].apply(put("a"));
        assertThat(seen[0]).isSameAs(World.EMPTY);
    }

    @Test
    void listenersHearInOrderUntilTheyStop() throws Exception {
        List<String> heard = new ArrayList<>();
        AutoCloseable first = model.listen(w -> heard.add("first " + w.boxes().size()));
        model.listen(w -> heard.add("second " + w.boxes().size()));
        model.apply(put("a"));
        first.close();
        model.undo();
        assertThat(heard).containsExactly("first 1", "second 1", "second 0");
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() {
        List<World> heard = new ArrayList<>();
        model.listen(w -> {
            throw new IllegalStateException("broken");
        });
        model.listen(heard::add);
        assertThatThrownBy(() -> model.apply(put("a"))).hasMessage("broken");
        assertThat(heard).hasSize(1);
        assertThat(model.world()).isSameAs(heard.get(0));
        assertThat(model.canUndo()).isTrue();
    }

    @Test
    void aListenerMayNotMakeChanges() {
        model.listen(w -> model.apply(put("again")));
        assertThatThrownBy(() -> model.apply(put("a")))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("listener");
        assertThat(names()).containsExactly("a");
        assertThat(journal).hasSize(1);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        int threads = 8;
        int each = 100;
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        model.listen(w -> sizes.add(w.boxes().size()));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int id = t;
            done.add(pool.submit(() -> {
                start.await();
                for (int i = 0; i < each; i++) {
                    model.apply(put(id + "-" + i));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> f : done) {
            f.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
        assertThat(model.world().boxes()).hasSize(threads * each);
        assertThat(journal).hasSize(threads * each);
        assertThat(sizes).isSorted().hasSize(threads * each);
        WorldModel replayed = new WorldModel(World.EMPTY, c -> {});
        journal.forEach(c -> replayed.apply(((Change.Applied) c).edit()));
        assertThat(replayed.world()).isEqualTo(model.world());
    }
}
