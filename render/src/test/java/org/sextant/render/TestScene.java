// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.residency.VolumeSource;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;
import org.sextant.world.view.View;

/** A world that is built in a test, with the volumes it shows. */
public final class TestScene implements VolumeSource {
    public static final Rgba RED = new Rgba(1, 0, 0, 1);
    public static final Rgba GREEN = new Rgba(0, 1, 0, 1);
    public static final Rgba BLUE = new Rgba(0, 0, 1, 1);

    private final BlockCache cache = new BlockCache(64 << 20);
    private final Map<VolumeId, Volume> volumes = new HashMap<>();
    private final Map<VolumeId, Volume> labels = new HashMap<>();
    public World world = World.EMPTY;

    /** A volume in memory whose first voxel's centre is at the origin of frame {@code name}. */
    public Volume volume(String name, Size3 size, ValueType type, Vector3dc voxelUm, Voxels voxels) {
        return BlockVolume.builder(name, "memory", type, cache)
                .level(new BlockLayout(size, 16, 8, 4), r -> array(voxels, r, type))
                .grid(VoxelGrid.of(new FrameId(name), size, voxelUm, new Vector3d()))
                .build();
    }

    /** The voxels of a region, x fastest. */
    public static Object array(Voxels voxels, Region r, ValueType type) {
        Object a = type.allocate(r.voxels());
        for (int i = 0; i < r.voxels(); i++) {
            long x = r.x() + i % r.nx();
            long y = r.y() + i / r.nx() % r.ny();
            long z = r.z() + i / (r.nx() * r.ny());
            type.set(a, i, voxels.at(x, y, z));
        }
        return a;
    }

    /** Adds a volume; its frame is turned, then moved. */
    public TestScene add(String name, Volume volume, TransferFunction transfer, Quaterniond turn, Vector3dc atUm) {
        FrameId frame = new FrameId(name);
        Placement p = new Placement(
                frame,
                FrameId.WORLD,
                Affine3.rigid(frame, FrameId.WORLD, turn, atUm),
                null,
                Provenance.of("given by a test", "test", Instant.EPOCH));
        VolumeNode node = new VolumeNode(
                new VolumeId(name),
                volume.grid().in(frame),
                new DataSource(name, Map.of(), 0, ""),
                Layer.of(transfer).withShaded(false));
        world = world.withFrames(world.frames().with(p)).with(node);
        volumes.put(node.id(), volume);
        return this;
    }

    /** Adds a cube of n³ voxels of one value, its centre at a point. */
    public TestScene cube(String name, int n, double voxelUm, TransferFunction transfer, Vector3dc centreUm) {
        Volume v = volume(name, new Size3(n, n, n), ValueType.U8, new Vector3d(voxelUm), (x, y, z) -> 100);
        Vector3d first = new Vector3d(centreUm).sub(new Vector3d(voxelUm * (n - 1) / 2.0));
        return add(name, v, transfer, new Quaterniond(), first);
    }

    public TestScene withLayer(String name, Layer layer) {
        world = world.with(world.volume(name).withLayer(layer));
        return this;
    }

    /** Adds labels in a frame of their own, whose first voxel's centre is at a point. */
    public TestScene addLabels(String name, Volume volume, LabelStyle style, Vector3dc atUm) {
        FrameId frame = new FrameId(name);
        Placement p = new Placement(
                frame,
                FrameId.WORLD,
                Affine3.rigid(frame, FrameId.WORLD, new Quaterniond(), atUm),
                null,
                Provenance.of("given by a test", "test", Instant.EPOCH));
        LabelNode node = new LabelNode(
                new VolumeId(name),
                new VolumeId("none"),
                volume.grid().in(frame),
                new DataSource(name, Map.of(), 0, ""),
                true,
                style);
        world = world.withFrames(world.frames().with(p)).with(node);
        labels.put(node.id(), volume);
        return this;
    }

    @Override
    public Volume open(LabelNode node) {
        Volume v = labels.get(node.id());
        if (v == null) {
            throw new IllegalStateException("no labels for " + node.id());
        }
        return v;
    }

    @Override
    public Volume open(VolumeNode node) {
        Volume v = volumes.get(node.id());
        if (v == null) {
            throw new IllegalStateException("no voxels for " + node.id());
        }
        return v;
    }

    /** Every value has this colour and opacity. */
    public static TransferFunction uniform(Rgba colour, double alpha) {
        return new TransferFunction(List.of(new Point(0, colour.withAlpha(alpha))));
    }

    /** Clear below a value, then at once this colour. */
    public static TransferFunction above(double value, Rgba colour) {
        return new TransferFunction(List.of(
                new Point(value - 1, colour.withAlpha(0)), new Point(value, colour), new Point(value + 1, colour)));
    }

    /** Looks along +y with z up onto a point from a distance, orthographic. */
    public static Camera frontal(Vector3dc targetUm, double heightUm) {
        return new Camera(
                new Vector3d(targetUm).sub(0, 10 * heightUm, 0),
                targetUm,
                new Vector3d(0, 0, 1),
                new Projection.Orthographic(heightUm));
    }

    /** A view without furniture on a transparent ground; opacities refer to 1 µm. */
    public static View view(Camera camera, OverlapRule rule) {
        return new View("test", camera, Look.of(1, Rgba.TRANSPARENT).withOverlap(rule), Furniture.NONE, Content.ALL);
    }

    public static View view(Camera camera) {
        return view(camera, OverlapRule.FINEST);
    }

    public Frame render(View view, FrameSpec spec) {
        return render(view, spec, 2);
    }

    public Frame render(View view, FrameSpec spec, int threads) {
        try (JavaRenderer r = new JavaRenderer(this, 256 << 20);
                WorkContext work = new WorkContext(threads, Progress.NONE)) {
            return r.render(world, view, spec, work);
        }
    }

    /** Alpha, red, green or blue (3, 2, 1, 0) of a pixel, 0…255. */
    public static int channel(Frame f, int x, int y, int which) {
        return f.picture().argb(x, y) >> 8 * which & 255;
    }

    public static int alpha(Frame f, int x, int y) {
        return channel(f, x, y, 3);
    }

    public static Box3 box(Vector3dc min, Vector3dc max) {
        return new Box3(FrameId.WORLD, min, max);
    }

    /** Mean absolute difference of all channels, 0…255. */
    public static double meanDifference(Frame a, Frame b) {
        double sum = 0;
        int w = a.picture().width();
        int h = a.picture().height();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                for (int c = 0; c < 4; c++) {
                    sum += Math.abs(channel(a, x, y, c) - channel(b, x, y, c));
                }
            }
        }
        return sum / (4.0 * w * h);
    }

    public static int[] pixels(Frame f) {
        int[] all = new int[f.picture().width() * f.picture().height()];
        for (int i = 0; i < all.length; i++) {
            all[i] = f.picture().argb(i % f.picture().width(), i / f.picture().width());
        }
        return all;
    }
}
