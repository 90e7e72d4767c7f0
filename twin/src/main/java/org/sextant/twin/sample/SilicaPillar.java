// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.List;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.sextant.twin.material.Material;
import org.sextant.world.grid.Box3;

/**
 * A conical resin pillar on a holder, glue around its tip: the silica sample of Götz et al. The same seed gives the same
 * sample.
 */
public final class SilicaPillar implements Sample {
    private final long seed;

    public SilicaPillar(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    @Override
    public Box3 boundsUm() {
        return PillarShape.boundsUm(0);
    }

    @Override
    public List<Material> materials() {
        return Silica.MATERIALS;
    }

    @Override
    public List<Place> places() {
        return List.of(
                new Place("particle", new Vector3d(6, -4, -58)),
                new Place("fissure", new Vector3d(6, -4, -58)),
                new Place("wall", new Vector3d(6, -4, -58)));
    }

    @Override
    public int materialAt(double x, double y, double z) {
        Blend blend = new Blend(materials().size());
        paint(x, y, z, new VoxelShape(new Matrix3d().zero()), blend);
        return blend.largest();
    }

    @Override
    public VoxelProbe probe(VoxelShape shape) {
        Blend blend = new Blend(materials().size());
        return (x, y, z, fractions) -> {
            paint(x, y, z, shape, blend);
            blend.copyTo(fractions);
        };
    }

    private static void paint(double x, double y, double z, VoxelShape voxel, Blend blend) {
        blend.start(Silica.AIR);
        PillarShape.paint(x, y, z, voxel, blend);
    }
}
