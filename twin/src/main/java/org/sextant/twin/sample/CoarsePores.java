// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;

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

    boolean contains(AluminaGrain.Pores pores, double x, double y, double z) {
        Near near = new Near();
        near.gather(pores, x, y, z, LARGEST_UM);
        return near.part(x, y, z, 0, new Blend(1)) > 0;
    }

    /** The pores near a point; one object serves one thread. */
    final class Near {
        /** Centre and radius of one after the other. */
        private double[] balls = new double[32];

        private int end;
        private double mean;

        /** Gathers all that may reach a voxel whose centre lies within a distance of a point. */
        void gather(AluminaGrain.Pores pores, double x, double y, double z, double distanceUm, double voxelRadiusUm) {
            end = 0;
            mean = porosity(pores);
            if (voxelRadiusUm <= LARGEST_UM) {
                gather(pores, x, y, z, distanceUm + LARGEST_UM + voxelRadiusUm);
            }
        }

        private void gather(AluminaGrain.Pores pores, double x, double y, double z, double reach) {
            end = 0;
            for (double i = Math.floor((x - reach) / CELL_UM); i * CELL_UM <= x + reach; i++) {
                for (double j = Math.floor((y - reach) / CELL_UM); j * CELL_UM <= y + reach; j++) {
                    for (double k = Math.floor((z - reach) / CELL_UM); k * CELL_UM <= z + reach; k++) {
                        long cell = 8 * (((long) i * 2_097_143L + (long) j) * 2_097_143L + (long) k);
                        if (random.unit(cell) < share(pores)) {
                            addNear(cell, i, j, k, x, y, z, reach);
                        }
                    }
                }
            }
        }

        private void addNear(long cell, double i, double j, double k, double x, double y, double z, double reach) {
            double cx = CELL_UM * (i + random.unit(cell + 2));
            if (Math.abs(x - cx) >= reach) {
                return;
            }
            double cy = CELL_UM * (j + random.unit(cell + 3));
            if (Math.abs(y - cy) >= reach) {
                return;
            }
            double cz = CELL_UM * (k + random.unit(cell + 4));
            if ((x - cx) * (x - cx) + (y - cy) * (y - cy) + (z - cz) * (z - cz) < reach * reach) {
                if (end == balls.length) {
                    balls = Arrays.copyOf(balls, 2 * end);
                }
                balls[end] = cx;
                balls[end + 1] = cy;
                balls[end + 2] = cz;
                balls[end + 3] = SMALLEST_UM + (LARGEST_UM - SMALLEST_UM) * random.unit(cell + 1);
                end += 4;
            }
        }

        boolean isEmpty() {
            return end == 0;
        }

        /** The part of a voxel that lies in the pores gathered. Voxels larger than the largest pore see the mean. */
        double part(double x, double y, double z, double voxelRadiusUm, Blend blend) {
            if (voxelRadiusUm > LARGEST_UM) {
                return mean;
            }
            double reach = LARGEST_UM + voxelRadiusUm;
            double sum = 0;
            for (int b = 0; b < end; b += 4) {
                double dx = x - balls[b];
                double dy = y - balls[b + 1];
                double dz = z - balls[b + 2];
                double distance2 = dx * dx + dy * dy + dz * dz;
                if (distance2 < reach * reach) {
                    sum += blend.insideBall(balls[b + 3], Math.sqrt(distance2), voxelRadiusUm);
                }
            }
            return Math.min(1, sum);
        }
    }
}
