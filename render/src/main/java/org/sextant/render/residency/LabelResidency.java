// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Rays;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.World;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.View;

/**
 * Brings label volumes into memory, each in one piece, and keeps them and the colours of their objects until others
 * need the room or the view wants them otherwise.
 *
 * <p>Threads: one at a time for pictures; what they ask for is loaded by any.
 */
final class LabelResidency {
    /**
     * What is there.
     *
     * @param pending whether something better was asked for
     */
    record Found(boolean inView, Optional<ResidentLabels> labels, boolean pending) {}

    /** What a node's data depend on. */
    private record Origin(VolumeId id, DataSource source, VoxelGrid grid) {
        static Origin of(LabelNode node) {
            return new Origin(node.id(), node.source(), node.grid());
        }
    }

    private record Kept(Volume volume, LoadPlan plan, LabelField field, ObjectColours colours, long bytes) {}

    /** A label volume as a picture wants it. */
    private record Wish(
            LabelNode node, LabelStyle style, Matrix4x3d baseToEye, VisiblePart part, Rays rays, long bytes) {
        double voxelUm() {
            return Math.cbrt(Math.abs(baseToEye.determinant()));
        }

        LoadPlan plan(Volume volume) {
            double pixelUm = rays.pixelUm(part.nearestUm());
            return LoadPlan.choose(LabelLoader.levels(volume), voxelUm(), pixelUm, part.index(), bytes);
        }
    }

    private final VolumeSource source;
    private final Holdings holdings;
    private final Map<Origin, Kept> kept = new HashMap<>();
    private final Map<Origin, SextantException> failed = new HashMap<>();
    /** Those of the present picture. */
    private final Set<Origin> shown = new HashSet<>();

    LabelResidency(VolumeSource source, Holdings holdings) {
        this.source = source;
        this.holdings = holdings;
    }

    /** Loads what the view wants. */
    Found load(World world, View view, LabelNode node, Rays rays, long budgetBytes, WorkContext work) {
        Wish wish = wish(world, view, node, rays, budgetBytes);
        if (wish == null) {
            return new Found(false, Optional.empty(), false);
        }
        Kept k = kept(node);
        Volume volume = k == null ? source.open(node) : k.volume();
        ViewedVolume.checkSize(node.id(), node.grid(), volume);
        LoadPlan plan = wish.plan(volume);
        if (k == null || !k.plan().equals(plan)) {
            fetch(wish, volume, plan, (count, action) -> work.forEach("loading " + node.id(), count, action::accept));
        }
        return new Found(true, resident(wish), false);
    }

    /** What is in memory; adds a request for the rest. */
    Found ask(World world, View view, LabelNode node, Rays rays, long budgetBytes, List<BrickLoader.Request> requests) {
        Wish wish = wish(world, view, node, rays, budgetBytes);
        if (wish == null) {
            return new Found(false, Optional.empty(), false);
        }
        Origin origin = Origin.of(node);
        SextantException failure = failure(origin);
        if (failure != null) {
            throw failure;
        }
        Kept k = kept(node);
        boolean there = k != null && k.plan().equals(wish.plan(k.volume()));
        if (!there) {
            requests.add(new BrickLoader.Request(origin, check -> fetch(wish, check), e -> fail(origin, e)));
        }
        return new Found(true, resident(wish), !there);
    }

    private void fetch(Wish wish, Runnable check) {
        Volume volume = source.open(wish.node());
        ViewedVolume.checkSize(wish.node().id(), wish.node().grid(), volume);
        fetch(wish, volume, wish.plan(volume), LabelLoader.ForEach.inTurn(check));
    }

    private void fetch(Wish wish, Volume volume, LoadPlan plan, LabelLoader.ForEach loop) {
        Origin origin = Origin.of(wish.node());
        drop(origin);
        long bytes = plan.voxels() * VoxelField.bytesPerVoxel(volume.type());
        if (!reserve(bytes)) {
            throw new SextantException(bytes + " bytes of labels do not fit the " + holdings.budgetBytes()
                    + " bytes for voxels in memory; give Java more memory, such as -Xmx4g, or show fewer volumes");
        }
        boolean done = false;
        try {
            LabelField field = LabelLoader.load(volume, plan, loop);
            put(origin, new Kept(volume, plan, field, new ObjectColours(wish.style(), field), bytes));
            done = true;
        } finally {
            if (!done) {
                holdings.release(bytes);
            }
        }
    }

    private static @Nullable Wish wish(World world, View view, LabelNode node, Rays rays, long budgetBytes) {
        Matrix4x3d baseToEye = ViewedVolume.baseToEye(world, node.grid(), rays);
        return VisiblePart.of(rays, node.grid().indexBounds(), baseToEye)
                .map(part -> new Wish(node, view.style(node), baseToEye, part, rays, budgetBytes))
                .orElse(null);
    }

    /** With the colours that the view wants. */
    private Optional<ResidentLabels> resident(Wish wish) {
        Kept k = kept(wish.node());
        if (k == null) {
            return Optional.empty();
        }
        ObjectColours colours = k.colours();
        if (!colours.style().equals(wish.style())) {
            colours = new ObjectColours(wish.style(), k.field());
            put(Origin.of(wish.node()), new Kept(k.volume(), k.plan(), k.field(), colours, k.bytes()));
        }
        return Optional.of(new ResidentLabels(
                wish.node(),
                k.plan(),
                k.field(),
                colours,
                wish.baseToEye(),
                wish.node().grid().indexBounds(),
                k.plan().toBase(k.volume()),
                wish.voxelUm()));
    }

    private synchronized @Nullable Kept kept(LabelNode node) {
        return kept.get(Origin.of(node));
    }

    private synchronized void put(Origin origin, Kept k) {
        kept.put(origin, k);
    }

    private synchronized void drop(Origin origin) {
        Kept k = kept.remove(origin);
        if (k != null) {
            holdings.release(k.bytes());
        }
    }

    private synchronized void fail(Origin origin, SextantException e) {
        failed.put(origin, e);
    }

    private synchronized @Nullable SextantException failure(Origin origin) {
        return failed.get(origin);
    }

    /** Bytes of all that is kept. */
    synchronized long bytes() {
        return kept.values().stream().mapToLong(Kept::bytes).sum();
    }

    /** Forgets what the world no longer has. */
    synchronized void retain(World world, View view) {
        Set<Origin> known = new HashSet<>();
        shown.clear();
        for (LabelNode node : world.labels()) {
            known.add(Origin.of(node));
            if (view.shows(node)) {
                shown.add(Origin.of(node));
            }
        }
        dropAllBut(known);
    }

    private synchronized void dropAllBut(Set<Origin> wanted) {
        for (Origin origin : Set.copyOf(kept.keySet())) {
            if (!wanted.contains(origin)) {
                drop(origin);
            }
        }
    }

    private boolean reserve(long bytes) {
        if (holdings.reserve(bytes)) {
            return true;
        }
        dropAllBut(shown);
        return holdings.reserve(bytes);
    }

    /** What has failed may be tried again. */
    synchronized void forgive() {
        failed.clear();
    }

    synchronized void clear() {
        for (Origin origin : Set.copyOf(kept.keySet())) {
            drop(origin);
        }
        failed.clear();
    }
}
