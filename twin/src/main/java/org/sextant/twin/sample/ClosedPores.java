// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * The closed pores of one particle: spheres of air in its walls, at most one in a cell of {@value #CELL_UM} µm, wholly within
 * it. Diameters log-normal with mean 0.8 µm and standard deviation 0.55 µm, as Götz et al. measured, cut at 0.2 and 2.4 µm.
 */
final class ClosedPores {
    static final double CELL_UM = 3;

    private static final double MEAN_UM = 0.8;
    private static final double SD_UM = 0.55;
    private static final double SMALLEST_UM = 0.2;
    private static final double LARGEST_UM = 2.4;
    private static final double SHARE_OF_CELLS = 0.65;

    private final int n;
    private final double originUm;
    /** Centre and radius of the pore of each cell, relative to the particle's centre; radius 0 where there is none. */
    private final float[] pores;

    /** Whether a ball lies in solid wall all around. */
    @FunctionalInterface
    interface Wall {
        boolean holds(double dx, double dy, double dz, double radiusUm);
    }

    ClosedPores(double particleRadiusUm, SeededNumbers random, Wall wall) {
        n = (int) Math.ceil(2 * particleRadiusUm / CELL_UM);
        originUm = -n * CELL_UM / 2;
        pores = new float[4 * n * n * n];
        double variance = StrictMath.log(1 + SD_UM * SD_UM / (MEAN_UM * MEAN_UM));
        double mu = StrictMath.log(MEAN_UM) - variance / 2;
        for (int c = 0; c < n * n * n; c++) {
            if (random.unit(8L * c) < SHARE_OF_CELLS) {
                double diameter = StrictMath.exp(mu + Math.sqrt(variance) * random.normal(4L * c + 1));
                if (diameter >= SMALLEST_UM && diameter <= LARGEST_UM) {
                    place(c, diameter / 2, random, wall);
                }
            }
        }
    }

    private void place(int c, double radius, SeededNumbers random, Wall wall) {
        double free = CELL_UM / 2 - radius - 0.1;
        double dx = originUm + CELL_UM * (c % n + 0.5) + free * random.signed(8L * c + 4);
        double dy = originUm + CELL_UM * (c / n % n + 0.5) + free * random.signed(8L * c + 5);
        double dz = originUm + CELL_UM * (c / n / n + 0.5) + free * random.signed(8L * c + 6);
        if (wall.holds(dx, dy, dz, radius)) {
            pores[4 * c] = (float) dx;
            pores[4 * c + 1] = (float) dy;
            pores[4 * c + 2] = (float) dz;
            pores[4 * c + 3] = (float) radius;
        }
    }

    /** The part of a voxel that lies in the pore of its centre's cell. */
    double part(double dx, double dy, double dz, double voxelRadiusUm, Blend blend) {
        int c = cell(dx, dy, dz);
        return c < 0 ? 0 : blend.insideBall(pores[c + 3], distance(c, dx, dy, dz), voxelRadiusUm);
    }

    boolean contains(double dx, double dy, double dz) {
        int c = cell(dx, dy, dz);
        return c >= 0 && distance(c, dx, dy, dz) < pores[c + 3];
    }

    /** Place of the numbers of a point's cell, −1 where it holds no pore. */
    private int cell(double dx, double dy, double dz) {
        int i = (int) Math.floor((dx - originUm) / CELL_UM);
        int j = (int) Math.floor((dy - originUm) / CELL_UM);
        int k = (int) Math.floor((dz - originUm) / CELL_UM);
        if (i < 0 || j < 0 || k < 0 || i >= n || j >= n || k >= n) {
            return -1;
        }
        int c = 4 * (i + n * (j + n * k));
        return pores[c + 3] > 0 ? c : -1;
    }

    private double distance(int c, double dx, double dy, double dz) {
        double x = dx - pores[c];
        double y = dy - pores[c + 1];
        double z = dz - pores[c + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** Volume of all of them, µm³. */
    double volumeUm3() {
        double sum = 0;
        for (int c = 3; c < pores.length; c += 4) {
            sum += 4 * Math.PI / 3 * pores[c] * pores[c] * pores[c];
        }
        return sum;
    }
}
