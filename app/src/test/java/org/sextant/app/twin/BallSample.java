// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.twin;

import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.twin.material.Material;
import org.sextant.twin.material.MaterialTable;
import org.sextant.twin.sample.Place;
import org.sextant.twin.sample.Sample;
import org.sextant.twin.sample.VoxelProbe;
import org.sextant.twin.sample.VoxelShape;
import org.sextant.world.grid.Box3;

/** One ball of silica in air; voxels that its surface cuts count by a ramp over their width. */
record BallSample(Vector3dc centreUm, double radiusUm) implements Sample {
    @Override
    public Box3 boundsUm() {
        return new Box3(
                FRAME,
                new Vector3d(centreUm).sub(radiusUm, radiusUm, radiusUm),
                new Vector3d(centreUm).add(radiusUm, radiusUm, radiusUm));
    }

    @Override
    public List<Material> materials() {
        return List.of(MaterialTable.AIR, MaterialTable.SILICA);
    }

    @Override
    public List<Place> places() {
        return List.of(new Place("ball", centreUm));
    }

    @Override
    public int materialAt(double x, double y, double z) {
        return centreUm.distance(x, y, z) < radiusUm ? 1 : 0;
    }

    @Override
    public VoxelProbe probe(VoxelShape shape) {
        double voxel = shape.longestUm();
        return (x, y, z, f) -> {
            f[1] = Math.max(0, Math.min(1, (radiusUm - centreUm.distance(x, y, z)) / voxel + 0.5));
            f[0] = 1 - f[1];
        };
    }
}
