// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

/**
 * Lumps of carbon black in the resin: knobbly balls of 0.4 to 3 µm, at most one in a cell of {@value #CELL_UM} µm. The finely
 * spread rest belongs to the resin's own numbers.
 */
final class Specks {
    private static final double CELL_UM = 10;
    private static final double SHARE_OF_CELLS = 0.5;
    private static final double SMALLEST_UM = 0.2;
    private static final double LARGEST_UM = 1.5;
    private static final double KNOBS = 0.22;

    private final SeededNumbers random;
    private final RandomField field;

    Specks(SeededNumbers random, RandomField field) {
        this.random = random;
        this.field = field;
    }

    /** The part of a voxel that lies in the speck of its centre's cell. */
    double part(double x, double y, double z, double voxelRadiusUm, Blend blend) {
        double i = Math.floor(x / CELL_UM);
        double j = Math.floor(y / CELL_UM);
        double k = Math.floor(z / CELL_UM);
        long cell = 8 * (((long) i * 2_097_143L + (long) j) * 2_097_143L + (long) k);
        if (random.unit(cell) >= SHARE_OF_CELLS) {
            return 0;
        }
        double u = random.unit(cell + 1);
        double r = SMALLEST_UM + (LARGEST_UM - SMALLEST_UM) * u * u * u;
        double free = CELL_UM / 2 - 2 * r - 0.5;
        double dx = x - CELL_UM * (i + 0.5) - free * random.signed(cell + 2);
        double dy = y - CELL_UM * (j + 0.5) - free * random.signed(cell + 3);
        double dz = z - CELL_UM * (k + 0.5) - free * random.signed(cell + 4);
        double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
        if (distance > 2 * r + voxelRadiusUm) {
            return 0;
        }
        double knobbly = r * (1 + KNOBS * field.at(x * 0.8 / r, y * 0.8 / r, z * 0.8 / r));
        return blend.insideBall(Math.max(0, knobbly), distance, voxelRadiusUm);
    }

    boolean contains(double x, double y, double z) {
        return part(x, y, z, 0, new Blend(1)) > 0;
    }
}
