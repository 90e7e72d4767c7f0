// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.pass;

import java.time.Instant;
import java.util.Map;
import org.joml.Vector3d;
import org.sextant.render.FrameSpec;
import org.sextant.render.Renderer;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.frame.Provenance;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** A small scene on which passes are timed: 48³ voxels, half of them visible, shaded, filling the picture. */
final class PassTrial {
    private static final int EDGE = 48;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 192;
    private static final int FRAMES = 3;
    /** Raised when a pass has become faster or slower: what was remembered of the one before does not count. */
    static final int EDITION = 2;
    /** Rays of the trial's picture. */
    static final double RAYS = (double) WIDTH * HEIGHT;

    private final Volume volume = volume();
    private final World world = world();

    /** The volume, whatever it is called. */
    VolumeSource source() {
        return node -> volume;
    }

    /** Times a renderer of {@link #source}: the first picture, then the fastest of three. */
    PassCost measure(Renderer renderer, WorkContext work) {
        double first = frameMs(renderer, work);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < FRAMES; i++) {
            best = Math.min(best, frameMs(renderer, work));
        }
        return new PassCost(Math.max(0, first - best), best);
    }

    /** A picture counts when its last pixel has arrived in memory: no fence of a driver needs to be believed. */
    private double frameMs(Renderer renderer, WorkContext work) {
        long start = System.nanoTime();
        renderer.render(world, view(), FrameSpec.of(WIDTH, HEIGHT).withSamplesPerVoxel(1), work);
        return (System.nanoTime() - start) / 1e6;
    }

    private static View view() {
        Vector3d centre = new Vector3d((EDGE - 1) / 2.0);
        Vector3d eye = new Vector3d(0.55, -0.72, 0.42).mul(2.2 * EDGE).add(centre);
        Camera camera = new Camera(eye, centre, new Vector3d(0, 0, 1), new Projection.Perspective(Math.toRadians(30)));
        return new View("trial", camera, Look.of(1, Rgba.BLACK), Furniture.NONE, Content.ALL);
    }

    private World world() {
        FrameId frame = new FrameId("trial");
        Placement placed = new Placement(
                frame,
                FrameId.WORLD,
                Affine3.identity(frame, FrameId.WORLD),
                null,
                Provenance.of("given", "trial", Instant.EPOCH));
        VolumeNode node = new VolumeNode(
                new VolumeId("trial"),
                volume.grid().in(frame),
                new DataSource("memory", Map.of(), 0, ""),
                Layer.of(TransferFunction.ramp(100, 255, Rgba.WHITE.withAlpha(0.2))));
        return World.EMPTY.withFrames(World.EMPTY.frames().with(placed)).with(node);
    }

    private static Volume volume() {
        Size3 size = new Size3(EDGE, EDGE, EDGE);
        return BlockVolume.builder("trial", "memory", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(size, EDGE, EDGE, EDGE), PassTrial::block)
                .grid(VoxelGrid.of(new FrameId("trial"), size, new Vector3d(1), new Vector3d()))
                .build();
    }

    private static Object block(Region r) {
        byte[] values = new byte[r.voxels()];
        for (int i = 0; i < values.length; i++) {
            int x = i % EDGE;
            int y = i / EDGE % EDGE;
            int z = i / (EDGE * EDGE);
            double v = 110 + 60 * Math.sin(0.4 * x) * Math.cos(0.3 * y) + 50 * Math.sin(0.35 * z + 0.1 * x);
            values[i] = (byte) (int) v;
        }
        return values;
    }
}
