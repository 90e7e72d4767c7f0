// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.sextant.compute.tomography.geometry.ProjectionMatrix;
import org.sextant.compute.voxel.Lattice;

/**
 * A view whose parallel rays lie in the planes of the slices: column = a x + b y + c, in voxels, for every z.
 *
 * <pre>
 *   Joseph (1982, 10.1109/TMI.1982.4307572): a ray is sampled where it crosses each line of voxels that it meets steeply,
 *   between two voxels; each sample stands for the length to the next line.
 *
 *      |a| ≥ |b|: lines y = 0, 1, …              x(column, y) = (column − c − b y) / a
 *                                                length of a sample = |(b/a dx, dy)|
 *   A voxel at x meets the ray of a column with weight 1 − |x(column, y) − x| = 1 − |column − (a x + b y + c)| / |a|.
 * </pre>
 */
record FlatView(double a, double b, double c, boolean alongY, double lengthUm) {
    static FlatView of(ProjectionMatrix matrix, Lattice lattice) {
        double a = matrix.m()[0][0];
        double b = matrix.m()[0][1];
        boolean alongY = Math.abs(a) >= Math.abs(b);
        double lengthUm = alongY
                ? Math.hypot(b / a * lattice.dxUm(), lattice.dyUm())
                : Math.hypot(a / b * lattice.dyUm(), lattice.dxUm());
        return new FlatView(a, b, matrix.m()[0][3], alongY, lengthUm);
    }

    double column(int x, int y) {
        return a * x + b * y + c;
    }

    /** Where the ray of a column crosses a line: x at line y, or y at line x. */
    double crossing(int column, int line) {
        return alongY ? (column - c - b * line) / a : (column - c - a * line) / b;
    }

    /** Columns from one voxel to the next along the line. */
    double columnsPerVoxel() {
        return Math.abs(alongY ? a : b);
    }
}
