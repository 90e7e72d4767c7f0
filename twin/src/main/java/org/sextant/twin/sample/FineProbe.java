// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Looks at a voxel as a whole; where a surface cuts it, and it is too large for surfaces to count as planes, looks again at
 * n³ equal parts of it.
 */
final class FineProbe implements VoxelProbe {
    /**
     * How finely structures are looked at.
     *
     * @param planeUm parts up to this edge see surfaces as planes
     * @param largestUm larger voxels are always divided, lest they miss what lies between their centres
     */
    record Grain(double planeUm, double largestUm) {}

    /** Paints the voxel around a point. */
    interface Painting {
        Blend at(double x, double y, double z);

        /**
         * Says that until the next such word all voxels asked for lie within a distance of a point, so that what is far away
         * need not be looked at again.
         *
         * @return whether all of them look the same
         */
        default boolean stay(double x, double y, double z, double distanceUm) {
            return false;
        }
    }

    private final Painting whole;
    private final double[] parts;
    private final Painting part;
    /** Of the centres of parts from the voxel's. */
    private final double farthestUm;

    private FineProbe(VoxelShape shape, double planeUm, Function<VoxelShape, Painting> painter) {
        int n = shape.pieces(planeUm);
        whole = painter.apply(shape);
        parts = shape.partCentres(n);
        part = n == 1 ? whole : painter.apply(shape.dividedBy(n));
        farthestUm = farthest(parts);
    }

    private static double farthest(double[] centres) {
        double farthest2 = 0;
        for (int i = 0; i < centres.length; i += 3) {
            farthest2 = Math.max(
                    farthest2,
                    centres[i] * centres[i] + centres[i + 1] * centres[i + 1] + centres[i + 2] * centres[i + 2]);
        }
        return Math.sqrt(farthest2);
    }

    /** A probe for voxels of any size. */
    static VoxelProbe of(VoxelShape shape, Grain grain, Function<VoxelShape, Painting> painter) {
        int n = shape.pieces(grain.largestUm());
        if (n == 1) {
            return new FineProbe(shape, grain.planeUm(), painter);
        }
        double[] centres = shape.partCentres(n);
        VoxelProbe piece = new FineProbe(shape.dividedBy(n), grain.planeUm(), painter);
        return (x, y, z, fractions) -> {
            double[] sums = new double[fractions.length];
            for (int i = 0; i < centres.length; i += 3) {
                piece.fractions(x + centres[i], y + centres[i + 1], z + centres[i + 2], fractions);
                for (int m = 0; m < sums.length; m++) {
                    sums[m] += fractions[m];
                }
            }
            for (int m = 0; m < sums.length; m++) {
                fractions[m] = sums[m] / (centres.length / 3);
            }
        };
    }

    @Override
    public void fractions(double x, double y, double z, double[] fractions) {
        Blend blend = whole.at(x, y, z);
        if (parts.length == 3 || !blend.isCut()) {
            blend.copyTo(fractions);
            return;
        }
        if (part.stay(x, y, z, farthestUm)) {
            part.at(x, y, z).copyTo(fractions);
            return;
        }
        Arrays.fill(fractions, 0);
        for (int i = 0; i < parts.length; i += 3) {
            part.at(x + parts[i], y + parts[i + 1], z + parts[i + 2]).addTo(fractions);
        }
        for (int m = 0; m < fractions.length; m++) {
            fractions[m] /= parts.length / 3;
        }
    }
}
