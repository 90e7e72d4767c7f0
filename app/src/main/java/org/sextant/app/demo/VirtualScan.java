// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.demo;

import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What an instrument would see of the sample: n³ voxels centred in the scan's own frame, with noise.
 *
 * @param scanToWorld the true pose
 * @param gain stored number of dense silica
 * @param noise standard deviation of the noise as a share of the gain
 */
record VirtualScan(
        String name, int n, double voxelUm, Affine3 scanToWorld, ValueType type, double gain, double noise, long seed) {

    /** Real scans resolve 2 to 8 voxels; edges are blurred over this many. */
    private static final double RESOLUTION_VOXELS = 2.2;

    /** Voxels −n/2 … n/2 around the origin of the scan's frame. */
    VoxelGrid grid() {
        FrameId frame = new FrameId(name);
        return VoxelGrid.of(frame, new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d(-(n - 1) / 2.0 * voxelUm));
    }

    /** The scan as a lazy volume: plane after plane is computed when it is wanted. */
    Volume volume(NestedSample sample) {
        VoxelGrid grid = grid();
        Matrix4x3dc indexToWorld = grid.indexToFrame().then(scanToWorld).matrix();
        SeededNoise random = new SeededNoise(seed, name.hashCode());
        return BlockVolume.builder(name, "virtual scan", type, new BlockCache(64L << 20))
                .level(BlockLayout.ofPlanes(grid.size()), r -> {
                    Object a = type.allocate(r.voxels());
                    Vector3d p = new Vector3d();
                    int i = 0;
                    for (long y = r.y(); y < r.y() + r.ny(); y++) {
                        for (long x = r.x(); x < r.x() + r.nx(); x++) {
                            indexToWorld.transformPosition(p.set(x, y, r.z()));
                            double v = sample.at(p, RESOLUTION_VOXELS * voxelUm)
                                    + noise * random.normal(x + n * (y + n * r.z()));
                            type.set(a, i++, gain * v);
                        }
                    }
                    return a;
                })
                .grid(grid)
                .build();
    }
}
