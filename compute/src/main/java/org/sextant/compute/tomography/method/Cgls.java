// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.method;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.tomography.projector.Projector;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.volume.work.WorkContext;

/**
 * Conjugate gradients of the least squares ‖b − A x‖² (Hestenes, Stiefel 1952, 10.6028/jres.049.044; Björck 1996, Numerical
 * Methods for Least Squares Problems, algorithm 7.4.1). Converges in far fewer iterations than SIRT; noise comes in sooner,
 * and there are no bounds.
 */
public record Cgls(Iterations iterations) {
    public IterativeResult run(Projector a, Projections lineIntegrals, WorkContext work) {
        Vectors vectors = new Vectors(work);
        float[][] r = a.data(lineIntegrals);
        if (r == lineIntegrals.views()) {
            r = r.clone();
            for (int i = 0; i < r.length; i++) {
                r[i] = r[i].clone();
            }
        }
        float[][] x = a.newVoxels();
        float[][] s = a.newVoxels();
        a.back(r, s, work);
        float[][] p = a.newVoxels();
        vectors.addTo(p, 1, s);
        float[][] q = a.newData();
        double gamma = vectors.squares(s);
        double whole = Math.sqrt(vectors.squares(r));
        List<Double> residuals = new ArrayList<>(List.of(whole == 0 ? 0.0 : 1.0));
        for (int i = 0; i < iterations.most() && gamma > 0; i++) {
            a.forward(p, q, work);
            double alpha = gamma / vectors.squares(q);
            vectors.addTo(x, alpha, p);
            vectors.addTo(r, -alpha, q);
            residuals.add(Math.sqrt(vectors.squares(r)) / whole);
            work.progress().report("CGLS", i + 1, iterations.most());
            if (iterations.isDone(residuals.get(i), residuals.get(i + 1))) {
                break;
            }
            a.back(r, s, work);
            double next = vectors.squares(s);
            vectors.scaleAndAdd(p, next / gamma, s);
            gamma = next;
        }
        return new IterativeResult(
                a.voxels(x), residuals.stream().mapToDouble(d -> d).toArray());
    }
}
