// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/** Pores of micrometres in alumina: balls of 3 to 9 µm, at most one in a cell of {@value #CELL_UM} µm. */
final class CoarsePores {
    private static final double CELL_UM = 14;
    private static final double SMALLEST_UM = 1.5;
    private static final double LARGEST_UM = 4.5;

    private final SeededNumbers random;

    CoarsePores(SeededNumbers random) {
        this.random = random;
    }

    /** Share of the cells that hold one. */
    private static double share(AluminaGrain.Pores pores) {
        return pores == AluminaGrain.Pores.NM150 ? 0.6 : 0.03;
    }

    /** The share of the volume that they take: E[r³] of radii spread evenly is (b⁴ − a⁴)/(4 (b − a)). */
    static double porosity(AluminaGrain.Pores pores) {
        double cubes = (Math.pow(LARGEST_UM, 4) - Math.pow(SMALLEST_UM, 4)) / (4 * (LARGEST_UM - SMALLEST_UM));
        return share(pores) * 4 * Math.PI / 3 * cubes / (CELL_UM * CELL_UM * CELL_UM);
    }

    /** The part of a voxel that lies in the pore of its centre's cell. */
    double part(AluminaGrain.Pores pores, double x, double y, double z, double voxelRadiusUm, Blend blend) {
        double i = Math.floor(x / CELL_UM);
        double j = Math.floor(y / CELL_UM);
        double k = Math.floor(z / CELL_UM);
        long cell = 8 * (((long) i * 2_097_143L + (long) j) * 2_097_143L + (long) k);
        if (random.unit(cell) >= share(pores)) {
            return 0;
        }
        double r = SMALLEST_UM + (LARGEST_UM - SMALLEST_UM) * random.unit(cell + 1);
        double free = CELL_UM / 2 - r;
        double dx = x - CELL_UM * (i + 0.5) - free * random.signed(cell + 2);
        double dy = y - CELL_UM * (j + 0.5) - free * random.signed(cell + 3);
        double dz = z - CELL_UM * (k + 0.5) - free * random.signed(cell + 4);
        return blend.insideBall(r, Math.sqrt(dx * dx + dy * dy + dz * dz), voxelRadiusUm);
    }

    boolean contains(AluminaGrain.Pores pores, double x, double y, double z) {
        return part(pores, x, y, z, 0, new Blend(1)) > 0;
    }
}
