// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.compute.tomography.projector.Projector;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Simultaneous iterative reconstruction: x ← x + λ C Aᵀ R (b − A x), R and C the inverse sums of the rows and columns of A.
 * Gilbert 1972, 10.1016/0022-5193(72)90180-4; in this form Gregor and Benson 2008, 10.1109/TMI.2008.923696.
 *
 * @param relaxation λ, above 0 and below 2
 * @param least no voxel is less, per µm; −∞ for no bound
 * @param most no voxel is more, per µm; ∞ for no bound
 */
public record Sirt(Iterations iterations, double relaxation, double least, double most) {
    public Sirt {
        if (!(relaxation > 0 && relaxation < 2) || !(least < most)) {
            throw new SextantException("SIRT needs a relaxation above 0 and below 2 and bounds in order, not "
                    + relaxation + ", " + least + " and " + most);
        }
    }

    public static Sirt of(int iterations) {
        return new Sirt(Iterations.of(iterations), 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * @param start where to begin; null for 0
     * @param mask 1 where voxels may be other than 0, 0 elsewhere; null for everywhere
     */
    public IterativeResult run(
            Projector a,
            Projections lineIntegrals,
            @Nullable FloatVoxels start,
            @Nullable FloatVoxels mask,
            WorkContext work) {
        Vectors vectors = new Vectors(work);
        float[][] b = a.data(lineIntegrals);
        float[][] x = a.newVoxels();
        if (start != null) {
            vectors.addTo(x, 1, a.voxels(start));
        }
        float[][] only = mask == null ? null : a.voxels(mask);
        float[][] step = a.newVoxels();
        float[][] rows = a.newData();
        float[][] left = a.newData();
        vectors.fill(step, 1);
        a.forward(step, rows, work);
        vectors.invert(rows);
        float[][] columns = a.newVoxels();
        vectors.fill(left, 1);
        a.back(left, columns, work);
        vectors.invert(columns);
        double whole = Math.sqrt(vectors.squares(b));
        List<Double> residuals = new ArrayList<>();
        for (int i = 0; ; i++) {
            a.forward(x, left, work);
            vectors.scaleAndAdd(left, -1, b);
            residuals.add(whole == 0 ? 0 : Math.sqrt(vectors.squares(left)) / whole);
            if (i == iterations.most() || i > 0 && iterations.isDone(residuals.get(i - 1), residuals.get(i))) {
                break;
            }
            work.progress().report("SIRT", i, iterations.most());
            vectors.each(left, k -> times(left[k], rows[k]));
            a.back(left, step, work);
            vectors.each(x, k -> move(x[k], step[k], columns[k], only == null ? null : only[k]));
        }
        return new IterativeResult(
                a.voxels(x), residuals.stream().mapToDouble(r -> r).toArray());
    }

    private static void times(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] *= b[i];
        }
    }

    private void move(float[] x, float[] step, float[] column, float @Nullable [] only) {
        float lambda = (float) relaxation;
        float low = (float) least;
        float high = (float) most;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.min(high, Math.max(low, x[i] + lambda * column[i] * step[i]));
        }
        if (only != null) {
            times(x, only);
        }
    }
}
