// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sextant.volume.work.WorkContext;

/**
 * One V-cycle of geometric multigrid for {@link ConductanceGrid}: a symmetric approximation of A⁻¹, for conjugate gradients.
 * Red–black Gauss–Seidel before, black–red after, so that the cycle is symmetric; residuals of joined cells add up, corrections
 * are constant on them. Trottenberg, Oosterlee, Schüller 2001, Multigrid, ISBN 978-0-12-701070-0.
 */
final class Multigrid {
    private static final int COARSEST_SWEEPS = 12;
    private static final int SMOOTHINGS = 1;

    private final List<ConductanceGrid> grids = new ArrayList<>();
    private final List<float[][]> right = new ArrayList<>();
    private final List<float[][]> found = new ArrayList<>();
    private final List<float[][]> rest = new ArrayList<>();
    private final WorkContext work;

    Multigrid(ConductanceGrid finest, WorkContext work) {
        this.work = work;
        ConductanceGrid g = finest;
        grids.add(g);
        while (!g.isCoarsest()) {
            g = g.joined(work);
            grids.add(g);
        }
        for (int level = 0; level < grids.size(); level++) {
            ConductanceGrid at = grids.get(level);
            right.add(level == 0 ? new float[0][] : planes(at));
            found.add(level == 0 ? new float[0][] : planes(at));
            rest.add(planes(at));
        }
    }

    static float[][] planes(ConductanceGrid g) {
        return new float[g.nz()][g.nx() * g.ny()];
    }

    /** z ≈ A⁻¹ r. */
    void apply(float[][] r, float[][] z) {
        cycle(0, r, z);
    }

    private void cycle(int level, float[][] b, float[][] c) {
        ConductanceGrid g = grids.get(level);
        work.forEach("smoothing", g.nz(), z -> Arrays.fill(c[(int) z], 0));
        int sweeps = level + 1 == grids.size() ? COARSEST_SWEEPS : SMOOTHINGS;
        for (int s = 0; s < sweeps; s++) {
            relax(g, b, c, 0);
            relax(g, b, c, 1);
        }
        if (level + 1 < grids.size()) {
            float[][] r = rest.get(level);
            work.forEach("smoothing", g.nz(), z -> g.residual(b, c, r, (int) z));
            restrict(g, r, grids.get(level + 1), right.get(level + 1));
            cycle(level + 1, right.get(level + 1), found.get(level + 1));
            correct(g, c, grids.get(level + 1), found.get(level + 1));
        }
        for (int s = 0; s < sweeps; s++) {
            relax(g, b, c, 1);
            relax(g, b, c, 0);
        }
    }

    private void relax(ConductanceGrid g, float[][] b, float[][] c, int colour) {
        work.forEach("smoothing", g.nz(), z -> g.relax(b, c, (int) z, colour));
    }

    private static int factor(int fine, int coarse) {
        return fine == coarse ? 1 : 2;
    }

    private void restrict(ConductanceGrid fine, float[][] r, ConductanceGrid coarse, float[][] b) {
        int fx = factor(fine.nx(), coarse.nx());
        int fy = factor(fine.ny(), coarse.ny());
        int fz = factor(fine.nz(), coarse.nz());
        work.forEach("smoothing", coarse.nz(), plane -> {
            float[] out = b[(int) plane];
            Arrays.fill(out, 0);
            int end = (int) Math.min(fine.nz(), plane * fz + fz);
            for (int z = (int) plane * fz; z < end; z++) {
                for (int y = 0, i = 0; y < fine.ny(); y++) {
                    int row = y / fy * coarse.nx();
                    for (int x = 0; x < fine.nx(); x++, i++) {
                        out[row + x / fx] += r[z][i];
                    }
                }
            }
        });
    }

    private void correct(ConductanceGrid fine, float[][] c, ConductanceGrid coarse, float[][] e) {
        int fx = factor(fine.nx(), coarse.nx());
        int fy = factor(fine.ny(), coarse.ny());
        int fz = factor(fine.nz(), coarse.nz());
        work.forEach("smoothing", fine.nz(), z -> {
            float[] in = e[(int) z / fz];
            float[] out = c[(int) z];
            float[] d = fine.diagonal()[(int) z];
            for (int y = 0, i = 0; y < fine.ny(); y++) {
                int row = y / fy * coarse.nx();
                for (int x = 0; x < fine.nx(); x++, i++) {
                    if (d[i] != 0) {
                        out[i] += in[row + x / fx];
                    }
                }
            }
        });
    }
}
