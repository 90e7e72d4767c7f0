// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * Pores of micrometres in alumina: balls of 3 to 9 µm. The centres of at most one lie in a cell of {@value #CELL_UM} µm, anywhere
 * in it, so that no layer of cells is seen; balls of neighbours may touch and overlap.
 */
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

    /**
     * The share p of the volume that they take, but for overlaps, which take at most p²/2 of it back: E[r³] of radii spread
     * evenly is (b⁴ − a⁴)/(4 (b − a)).
     */
    static double porosity(AluminaGrain.Pores pores) {
        double cubes = (Math.pow(LARGEST_UM, 4) - Math.pow(SMALLEST_UM, 4)) / (4 * (LARGEST_UM - SMALLEST_UM));
        return share(pores) * 4 * Math.PI / 3 * cubes / (CELL_UM * CELL_UM * CELL_UM);
    }

    /**
     * The part of a voxel that lies in pores: those of all cells that may reach it are asked. Voxels larger than the largest
     * pore see the mean.
     */
    double part(AluminaGrain.Pores pores, double x, double y, double z, double voxelRadiusUm, Blend blend) {
        if (voxelRadiusUm > LARGEST_UM) {
            return porosity(pores);
        }
        double reach = LARGEST_UM + voxelRadiusUm;
        double sum = 0;
        for (double i = Math.floor((x - reach) / CELL_UM); i * CELL_UM <= x + reach; i++) {
            for (double j = Math.floor((y - reach) / CELL_UM); j * CELL_UM <= y + reach; j++) {
                for (double k = Math.floor((z - reach) / CELL_UM); k * CELL_UM <= z + reach; k++) {
                    long cell = 8 * (((long) i * 2_097_143L + (long) j) * 2_097_143L + (long) k);
                    if (random.unit(cell) < share(pores)) {
                        double dx = x - CELL_UM * (i + random.unit(cell + 2));
                        if (Math.abs(dx) >= reach) {
                            continue;
                        }
                        double dy = y - CELL_UM * (j + random.unit(cell + 3));
                        if (Math.abs(dy) >= reach) {
                            continue;
                        }
                        double dz = z - CELL_UM * (k + random.unit(cell + 4));
                        double distance2 = dx * dx + dy * dy + dz * dz;
                        if (distance2 < reach * reach) {
                            double r = SMALLEST_UM + (LARGEST_UM - SMALLEST_UM) * random.unit(cell + 1);
                            sum += blend.insideBall(r, Math.sqrt(distance2), voxelRadiusUm);
                        }
                    }
                }
            }
        }
        return Math.min(1, sum);
    }

    boolean contains(AluminaGrain.Pores pores, double x, double y, double z) {
        return part(pores, x, y, z, 0, new Blend(1)) > 0;
    }
}
