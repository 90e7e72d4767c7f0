// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * The pores of nanometres in the solid of the particles: where a Gaussian random field lies below a level. Voxels up to
 * {@value #RESOLVED_UM} µm resolve them and are looked at in parts of at most {@value #PART_UM} µm, within which surfaces
 * count as planes; larger voxels see the porosity. Not for several threads at once.
 */
final class MesoPores {
    static final double POROSITY = 0.316;
    static final double WAVELENGTH_UM = 0.038;
    static final double SPREAD = 1.5;
    static final double RESOLVED_UM = 0.040;

    private static final double PART_UM = 0.008;

    /** The field and its level, shared by all threads. */
    record Law(RandomField field, double level) {
        static Law of(RandomField field, SeededNumbers random) {
            return new Law(field, field.levelBelow(POROSITY, random));
        }
    }

    private final Law law;
    private final boolean resolved;
    private final PlaneCut plane;
    private final double[] parts;
    private final double[] gradient = new double[3];
    private final double[] scratch = new double[3];

    MesoPores(Law law, VoxelShape voxel) {
        this.law = law;
        resolved = voxel.longestUm() <= RESOLVED_UM;
        int n = resolved ? voxel.pieces(PART_UM) : 1;
        plane = new PlaneCut(voxel.dividedBy(n));
        parts = voxel.partCentres(n);
    }

    /** The part of a voxel of solid that is pore. */
    double share(double x, double y, double z, Blend blend) {
        if (!resolved) {
            return POROSITY;
        }
        double sum = 0;
        for (int i = 0; i < parts.length; i += 3) {
            double value = law.field().at(x + parts[i], y + parts[i + 1], z + parts[i + 2], gradient, scratch);
            sum += blend.below(law.level(), value, plane.along(gradient[0], gradient[1], gradient[2]));
        }
        return sum / (parts.length / 3);
    }

    /** Whether a point of solid lies in a pore. */
    static boolean isPore(Law law, double x, double y, double z) {
        return law.field().at(x, y, z) < law.level();
    }
}
