// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.SeededNumbers;
import org.sextant.twin.sample.VoxelProbe;
import org.sextant.twin.sample.VoxelShape;
import org.sextant.twin.truth.ScannedField;
import org.sextant.twin.truth.ScannedVolume;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What an instrument would see of a sample: n³ voxels centred in the scan's own frame, with noise.
 *
 * @param stageToSample the true pose
 * @param values stored number of each material
 * @param noise standard deviation of the noise, in stored numbers
 */
record VirtualScan(
        String name,
        int n,
        double voxelUm,
        Affine3 stageToSample,
        ValueType type,
        List<Double> values,
        double noise,
        long seed) {
    /** Voxels −n/2 … n/2 around the origin of the scan's frame. */
    VoxelGrid grid() {
        return VoxelGrid.of(
                new FrameId(name), new Size3(n, n, n), new Vector3d(voxelUm), new Vector3d(-(n - 1) / 2.0 * voxelUm));
    }

    /** What the truth says of it. */
    ScannedField truth() {
        ScannedVolume v = new ScannedVolume(name, "stored number", "", noise, 0, values);
        return new ScannedField(
                name,
                grid(),
                stageToSample,
                Double.POSITIVE_INFINITY,
                List.of(v),
                JsonNodeFactory.instance.objectNode());
    }

    /** The scan as a lazy volume: plane after plane is computed when it is wanted. */
    Volume volume(Sample sample) {
        SeededNumbers random = new SeededNumbers(seed, name.hashCode());
        return BlockVolume.builder(name, "virtual scan", type, new BlockCache(64L << 20))
                .level(BlockLayout.ofPlanes(grid().size()), r -> voxels(sample, r, random))
                .grid(grid())
                .build();
    }

    private Object voxels(Sample sample, Region r, SeededNumbers random) {
        VoxelGrid inSample = truth().inSample();
        VoxelProbe probe = sample.probe(VoxelShape.of(inSample));
        double[] fractions = new double[values.size()];
        Object out = type.allocate(r.voxels());
        Vector3d p = new Vector3d();
        for (int i = 0; i < r.voxels(); i++) {
            long x = r.x() + i % r.nx();
            long y = r.y() + i / r.nx() % r.ny();
            long z = r.z() + i / r.nx() / r.ny();
            inSample.indexToFrame().matrix().transformPosition(p.set(x, y, z));
            probe.fractions(p.x, p.y, p.z, fractions);
            double v = noise * random.normal(x + n * (y + n * z));
            for (int m = 0; m < fractions.length; m++) {
                v += fractions[m] * values.get(m);
            }
            type.set(out, i, v);
        }
        return out;
    }
}
