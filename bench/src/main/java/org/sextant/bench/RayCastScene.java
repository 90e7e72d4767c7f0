// SPDX-License-Identifier: Apache-2.0
package org.sextant.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.joml.Vector3d;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
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
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.TransferFunction.Point;
import org.sextant.world.view.View;

/**
 * What two programs draw: cubes of u8 voxels of 1 µm, one transfer function, one camera.
 *
 * @param voxels of each volume, x fastest, edge³ each, all in one place
 */
record RayCastScene(String name, int edge, List<byte[]> voxels, boolean shaded) {
    /** Thickness in voxels to which alphas refer, for all scenes. */
    static final double UNIT = 1;

    static final double FOV_Y_DEG = 30;

    /** Clear below 90, then a thin haze that becomes a third opaque per voxel. */
    static final List<Point> POINTS = List.of(
            new Point(0, new Rgba(0.2, 0.3, 0.5, 0)),
            new Point(90, new Rgba(0.3, 0.4, 0.7, 0)),
            new Point(160, new Rgba(0.8, 0.7, 0.5, 0.06)),
            new Point(255, new Rgba(1, 1, 0.95, 0.3)));

    /** A porous solid with noise: half of all voxels are visible. */
    static byte[] dense(int edge, long seed) {
        byte[] values = new byte[edge * edge * edge];
        Random random = new Random(seed);
        double[][] waves = new double[24][4];
        for (double[] w : waves) {
            Vector3d direction = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            direction.normalize(2 * Math.PI / 22);
            w[0] = direction.x;
            w[1] = direction.y;
            w[2] = direction.z;
            w[3] = random.nextDouble() * 2 * Math.PI;
        }
        double[] sine = new double[24];
        double[] cosine = new double[24];
        for (int z = 0, i = 0; z < edge; z++) {
            for (int y = 0; y < edge; y++) {
                for (int n = 0; n < 24; n++) {
                    double phase = waves[n][1] * y + waves[n][2] * z + waves[n][3];
                    sine[n] = Math.sin(phase);
                    cosine[n] = Math.cos(phase);
                }
                for (int x = 0; x < edge; x++, i++) {
                    double sum = 0;
                    for (int n = 0; n < 24; n++) {
                        double phase = waves[n][0] * x;
                        sum += cosine[n] * Math.cos(phase) - sine[n] * Math.sin(phase);
                    }
                    double v = 105 + 22 * sum + 6 * random.nextGaussian();
                    values[i] = (byte) Math.max(0, Math.min(255, v));
                }
            }
        }
        return values;
    }

    /** Small balls far apart over faint noise: 2 % of all voxels are visible. */
    static byte[] sparse(int edge, long seed) {
        byte[] values = new byte[edge * edge * edge];
        Random random = new Random(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (20 + random.nextInt(30));
        }
        for (int ball = 0; ball < 60; ball++) {
            Vector3d c = new Vector3d(random.nextDouble(), random.nextDouble(), random.nextDouble()).mul(edge);
            double radius = edge * (0.02 + 0.03 * random.nextDouble());
            paint(values, edge, c, radius);
        }
        return values;
    }

    private static void paint(byte[] values, int edge, Vector3d c, double radius) {
        for (int z = (int) Math.max(0, c.z - radius - 3); z < Math.min(edge, c.z + radius + 3); z++) {
            for (int y = (int) Math.max(0, c.y - radius - 3); y < Math.min(edge, c.y + radius + 3); y++) {
                for (int x = (int) Math.max(0, c.x - radius - 3); x < Math.min(edge, c.x + radius + 3); x++) {
                    int i = x + edge * (y + edge * z);
                    int v = (int) (230 / (1 + Math.exp((c.distance(x, y, z) - radius) / 0.7)));
                    values[i] = (byte) Math.max(values[i] & 0xff, v);
                }
            }
        }
    }

    Vector3d target() {
        return new Vector3d((edge - 1) / 2.0);
    }

    Vector3d eye() {
        return new Vector3d(0.55, -0.72, 0.42).mul(2.9 * edge).add(target());
    }

    View view() {
        Camera camera = new Camera(
                eye(), target(), new Vector3d(0, 0, 1), new Projection.Perspective(Math.toRadians(FOV_Y_DEG)));
        Look look = Look.of(UNIT, Rgba.BLACK).withOverlap(OverlapRule.ADD);
        return new View(name, camera, look, Furniture.NONE, Content.ALL);
    }

    World world() {
        World world = World.EMPTY;
        for (int i = 0; i < voxels.size(); i++) {
            FrameId frame = new FrameId("volume " + i);
            Placement placed = new Placement(
                    frame,
                    FrameId.WORLD,
                    Affine3.identity(frame, FrameId.WORLD),
                    null,
                    Provenance.of("given", "benchmark", Instant.EPOCH));
            Layer layer = Layer.of(new TransferFunction(POINTS)).withShaded(shaded);
            world = world.withFrames(world.frames().with(placed))
                    .with(new VolumeNode(
                            new VolumeId(frame.name()), grid(frame), new DataSource("memory", Map.of(), 0, ""), layer));
        }
        return world;
    }

    private VoxelGrid grid(FrameId frame) {
        return VoxelGrid.of(frame, new Size3(edge, edge, edge), new Vector3d(1), new Vector3d());
    }

    /** The volumes by the order of the world. */
    List<Volume> volumes() {
        return voxels.stream().map(this::volume).toList();
    }

    private Volume volume(byte[] values) {
        Size3 size = new Size3(edge, edge, edge);
        return BlockVolume.builder(name, "memory", ValueType.U8, new BlockCache(1 << 20))
                .level(new BlockLayout(size, edge, edge, 1), r -> block(values, r))
                .grid(grid(new FrameId(name)))
                .build();
    }

    private Object block(byte[] values, Region r) {
        byte[] part = new byte[r.voxels()];
        System.arraycopy(values, (int) (r.z() * edge * edge), part, 0, part.length);
        return part;
    }
}
