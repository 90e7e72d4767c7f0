// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Rays;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.CancelledException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * Brings the visible volumes of a view into memory within a budget of bytes and keeps what the next picture may want.
 *
 * <p>Threads: one at a time; the loading itself runs on all threads of its work context.
 */
public final class Residency {
    /** What is there for a view, in the order of the world's volumes, and what is not and why. */
    public record Loaded(List<ResidentVolume> volumes, List<SkippedVolume> skipped) {}

    /** The same volume object stands for the same data, see {@link VolumeSource}. */
    private record Key(Volume volume, LoadPlan plan) {}

    private record Kept(VoxelField field, BrickGrid bricks, long bytes) {}

    /** A volume in view that is not loaded yet. */
    private record Candidate(
            int order, VolumeNode node, Volume volume, Matrix4x3d baseToEye, VisiblePart part, double voxelUm) {}

    private final VolumeSource source;
    private final long budgetBytes;
    /** Least recently used first. */
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    public Residency(VolumeSource source, long budgetBytes) {
        if (budgetBytes < 1) {
            throw new SextantException("a renderer needs a budget above 0 bytes, not " + budgetBytes);
        }
        this.source = source;
        this.budgetBytes = budgetBytes;
    }

    /** A third of the heap. */
    public static long usualBudgetBytes() {
        return Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 3);
    }

    /** @param rays of the picture with as many pixels as rays will be traced */
    public Loaded load(World world, View view, Rays rays, WorkContext work) {
        List<SkippedVolume> skipped = new ArrayList<>();
        List<Candidate> candidates = candidates(world, view, rays, skipped);
        candidates.sort(
                Comparator.comparingDouble(c -> (double) c.volume().size().x()
                        * c.volume().size().y()
                        * c.volume().size().z()));
        ResidentVolume[] loaded = new ResidentVolume[world.volumes().size()];
        List<Key> used = new ArrayList<>();
        long rest = budgetBytes;
        for (int i = 0; i < candidates.size(); i++) {
            Candidate c = candidates.get(i);
            double pixelUm = rays.pixelUm(c.part().nearestUm());
            LoadPlan plan =
                    LoadPlan.choose(c.volume(), c.voxelUm(), pixelUm, c.part().index(), rest / (candidates.size() - i));
            Key key = new Key(c.volume(), plan);
            used.add(key);
            try {
                Kept k = keep(key, used, "loading " + c.node().id(), work);
                rest = Math.max(1, rest - k.bytes());
                loaded[c.order()] = resident(c, plan, k);
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                skipped.add(unreadable(c.node(), e));
            }
        }
        return new Loaded(present(loaded), List.copyOf(skipped));
    }

    private static List<ResidentVolume> present(@Nullable ResidentVolume[] loaded) {
        List<ResidentVolume> list = new ArrayList<>();
        for (ResidentVolume v : loaded) {
            if (v != null) {
                list.add(v);
            }
        }
        return List.copyOf(list);
    }

    private static ResidentVolume resident(Candidate c, LoadPlan plan, Kept k) {
        return new ResidentVolume(
                c.node(),
                plan,
                k.field(),
                k.bricks(),
                c.volume().scale(),
                c.baseToEye(),
                c.node().grid().indexBounds(),
                plan.toBase(c.volume()),
                c.voxelUm());
    }

    private List<Candidate> candidates(World world, View view, Rays rays, List<SkippedVolume> skipped) {
        List<Candidate> list = new ArrayList<>();
        for (int i = 0; i < world.volumes().size(); i++) {
            VolumeNode node = world.volumes().get(i);
            if (!view.shows(node)) {
                skipped.add(new SkippedVolume(
                        node.id(), SkippedVolume.Reason.HIDDEN, "volume '" + node.id() + "' is switched off"));
                continue;
            }
            Matrix4x3d baseToEye = baseToEye(world, node, rays);
            Optional<VisiblePart> part = VisiblePart.of(rays, node.grid().indexBounds(), baseToEye);
            if (part.isEmpty()) {
                skipped.add(new SkippedVolume(
                        node.id(),
                        SkippedVolume.Reason.OUT_OF_VIEW,
                        "volume '" + node.id() + "' lies outside of the view"));
                continue;
            }
            try {
                Volume volume = source.open(node);
                checkSize(node, volume);
                double voxelUm = Math.cbrt(Math.abs(baseToEye.determinant()));
                list.add(new Candidate(i, node, volume, baseToEye, part.get(), voxelUm));
            } catch (CancelledException e) {
                throw e;
            } catch (SextantException e) {
                skipped.add(unreadable(node, e));
            }
        }
        return list;
    }

    /** Composed in double relative to the eye: nothing far from the origin is subtracted later. */
    private static Matrix4x3d baseToEye(World world, VolumeNode node, Rays rays) {
        Affine3 toWorld = node.grid().indexToFrame().then(world.frames().transform(node.frame(), FrameId.WORLD));
        Matrix4x3d m = new Matrix4x3d(toWorld.matrix());
        Vector3d t = m.getTranslation(new Vector3d()).sub(rays.camera().eyeUm());
        return m.setTranslation(t.x, t.y, t.z);
    }

    private static void checkSize(VolumeNode node, Volume volume) {
        if (!volume.size().equals(node.grid().size())) {
            throw new SextantException(
                    "volume '" + node.id() + "' has " + node.grid().size()
                            + " voxels in the project but " + volume.size() + " in " + volume.source()
                            + "; the file was replaced by another: add it again");
        }
    }

    private static SkippedVolume unreadable(VolumeNode node, SextantException e) {
        return new SkippedVolume(
                node.id(),
                SkippedVolume.Reason.UNREADABLE,
                "volume '" + node.id() + "' is not shown: " + e.getMessage());
    }

    /** From memory or the file. Makes room first by dropping what this picture does not use. */
    private Kept keep(Key key, List<Key> used, String what, WorkContext work) {
        Kept there = kept.get(key);
        if (there != null) {
            return there;
        }
        long bytes = key.plan().voxels() * VoxelField.bytesPerVoxel(key.volume().type());
        makeRoom(bytes, used);
        VoxelField field = FieldLoader.load(key.volume(), key.plan(), what, work);
        Kept fresh = new Kept(field, BrickGrid.of(field, what, work), bytes);
        kept.put(key, fresh);
        return fresh;
    }

    private void makeRoom(long bytes, List<Key> used) {
        long sum = bytes;
        for (Kept k : kept.values()) {
            sum += k.bytes();
        }
        var oldestFirst = kept.entrySet().iterator();
        while (sum > budgetBytes && oldestFirst.hasNext()) {
            Map.Entry<Key, Kept> e = oldestFirst.next();
            if (!used.contains(e.getKey())) {
                sum -= e.getValue().bytes();
                oldestFirst.remove();
            }
        }
    }

    /** Forgets everything. */
    public void clear() {
        kept.clear();
    }
}
