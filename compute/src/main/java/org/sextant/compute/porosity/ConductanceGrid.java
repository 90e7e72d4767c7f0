// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.porosity;

import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Cells that conduct to their neighbours, some also to an electrode at potential 0: the finite-volume form of
 * ∇·(σ∇c) = 0 in a phase. All fields are planes {@code [z][x + nx·y]}.
 *
 * <pre>
 *   (A c)ᵢ = dᵢ cᵢ − Σⱼ gᵢⱼ cⱼ       dᵢ = Σⱼ gᵢⱼ + conductance to the electrodes;   a cell without conductance has d = 0
 * </pre>
 *
 * @param gx conductance to the neighbour at x + 1, gy at y + 1, gz at z + 1
 * @param diagonal d
 */
record ConductanceGrid(
        int nx, int ny, int nz, Electrodes electrodes, float[][] gx, float[][] gy, float[][] gz, float[][] diagonal) {
    /** On both outer faces across an axis, with the conductance from a cell beside one. */
    record Electrodes(int axis, float conductance) {}

    /** Share of the conductances along an axis that is left where cells were joined in pairs along it. */
    private static final float LONGER = 0.5f;

    private static ConductanceGrid empty(int nx, int ny, int nz, Electrodes electrodes) {
        int plane = nx * ny;
        return new ConductanceGrid(
                nx,
                ny,
                nz,
                electrodes,
                new float[nz][plane],
                new float[nz][plane],
                new float[nz][plane],
                new float[nz][plane]);
    }

    /**
     * A phase between two electrodes on the outer faces across an axis. Conductances are area over distance, in units of the
     * conductivity times µm; a face lies half a voxel from its cell's centre.
     */
    static ConductanceGrid of(Mask phase, int axis, WorkContext work) {
        Lattice l = phase.lattice();
        float cx = (float) (l.dyUm() * l.dzUm() / l.dxUm());
        float cy = (float) (l.dxUm() * l.dzUm() / l.dyUm());
        float cz = (float) (l.dxUm() * l.dyUm() / l.dzUm());
        float toElectrode = 2 * (axis == 0 ? cx : axis == 1 ? cy : cz);
        ConductanceGrid g = empty(l.nx(), l.ny(), l.nz(), new Electrodes(axis, toElectrode));
        work.forEach("finding conductances", l.nz(), plane -> {
            int z = (int) plane;
            byte[] here = phase.planes()[z];
            byte[] above = z + 1 < l.nz() ? phase.planes()[z + 1] : new byte[l.plane()];
            byte[] below = z > 0 ? phase.planes()[z - 1] : new byte[l.plane()];
            for (int y = 0, i = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++, i++) {
                    if (here[i] == 0) {
                        continue;
                    }
                    g.gx[z][i] = x + 1 < l.nx() ? cx * here[i + 1] : 0;
                    g.gy[z][i] = y + 1 < l.ny() ? cy * here[i + l.nx()] : 0;
                    g.gz[z][i] = cz * above[i];
                    float left = x > 0 ? cx * here[i - 1] : 0;
                    float front = y > 0 ? cy * here[i - l.nx()] : 0;
                    int at = axis == 0 ? x : axis == 1 ? y : z;
                    int electrodes = (at == 0 ? 1 : 0) + (at + 1 == l.size(axis) ? 1 : 0);
                    g.diagonal[z][i] = g.gx[z][i]
                            + g.gy[z][i]
                            + g.gz[z][i]
                            + left
                            + front
                            + cz * below[i]
                            + electrodes * toElectrode;
                }
            }
        });
        return g;
    }

    /** Whether it can be joined further. */
    boolean isCoarsest() {
        return Math.max(nx, Math.max(ny, nz)) <= 4;
    }

    /**
     * Pairs of cells joined along each axis that has more than two. What conducts between two joined cells adds up, over twice
     * the distance.
     */
    ConductanceGrid joined(WorkContext work) {
        int fx = nx > 2 ? 2 : 1;
        int fy = ny > 2 ? 2 : 1;
        int fz = nz > 2 ? 2 : 1;
        ConductanceGrid c = empty((nx + fx - 1) / fx, (ny + fy - 1) / fy, (nz + fz - 1) / fz, electrodes);
        work.forEach("joining cells", c.nz, plane -> {
            int cz = (int) plane;
            for (int z = cz * fz; z < Math.min(nz, cz * fz + fz); z++) {
                c.take(this, z, cz, fx, fy, fz);
            }
        });
        return c;
    }

    private void take(ConductanceGrid fine, int z, int cz, int fx, int fy, int fz) {
        float wx = fx == 2 ? LONGER : 1;
        float wy = fy == 2 ? LONGER : 1;
        float wz = fz == 2 ? LONGER : 1;
        boolean leavesZ = (z + 1) % fz == 0;
        boolean entersZ = z % fz == 0 && z > 0;
        for (int y = 0, i = 0; y < fine.ny; y++) {
            for (int x = 0; x < fine.nx; x++, i++) {
                if (fine.diagonal[z][i] == 0) {
                    continue;
                }
                int at = x / fx + nx * (y / fy);
                float right = fine.gx[z][i];
                float back = fine.gy[z][i];
                float up = fine.gz[z][i];
                float left = x > 0 ? fine.gx[z][i - 1] : 0;
                float front = y > 0 ? fine.gy[z][i - fine.nx] : 0;
                float down = z > 0 ? fine.gz[z - 1][i] : 0;
                float electrodes = fine.diagonal[z][i] - right - back - up - left - front - down;
                gx[cz][at] += (x + 1) % fx == 0 ? wx * right : 0;
                gy[cz][at] += (y + 1) % fy == 0 ? wy * back : 0;
                gz[cz][at] += leavesZ ? wz * up : 0;
                diagonal[cz][at] += ((x + 1) % fx == 0 ? wx * right : 0)
                        + ((y + 1) % fy == 0 ? wy * back : 0)
                        + (leavesZ ? wz * up : 0)
                        + (x % fx == 0 ? wx * left : 0)
                        + (y % fy == 0 ? wy * front : 0)
                        + (entersZ ? wz * down : 0)
                        // Electrodes lie across one axis; all axes long enough to matter are joined in pairs.
                        + LONGER * Math.max(0, electrodes);
            }
        }
    }

    /** Σⱼ gᵢⱼ cⱼ of one cell. */
    private float around(float[][] c, int x, int y, int z, int i) {
        float sum = 0;
        if (x > 0) {
            sum += gx[z][i - 1] * c[z][i - 1];
        }
        if (x + 1 < nx) {
            sum += gx[z][i] * c[z][i + 1];
        }
        if (y > 0) {
            sum += gy[z][i - nx] * c[z][i - nx];
        }
        if (y + 1 < ny) {
            sum += gy[z][i] * c[z][i + nx];
        }
        if (z > 0) {
            sum += gz[z - 1][i] * c[z - 1][i];
        }
        if (z + 1 < nz) {
            sum += gz[z][i] * c[z + 1][i];
        }
        return sum;
    }

    /**
     * Sets out = A c in one plane of the finest grid and gives Σ c · out. Differences are summed, not d c and g c: rounding of d
     * would be a leak in each cell, which a million of them make large.
     */
    double apply(float[][] c, float[][] out, int z) {
        double dot = 0;
        for (int y = 0, i = 0; y < ny; y++) {
            double row = 0;
            for (int x = 0; x < nx; x++, i++) {
                if (diagonal[z][i] != 0) {
                    float v = (float) outflow(c, x, y, z, i);
                    out[z][i] = v;
                    row += (double) v * c[z][i];
                }
            }
            dot += row;
        }
        return dot;
    }

    /** What flows out of a cell to its neighbours and the electrodes. */
    private double outflow(float[][] c, int x, int y, int z, int i) {
        float own = c[z][i];
        int at = electrodes.axis == 0 ? x : electrodes.axis == 1 ? y : z;
        double sum = 0;
        if (at == 0) {
            sum += electrodes.conductance * own;
        }
        if (at + 1 == (electrodes.axis == 0 ? nx : electrodes.axis == 1 ? ny : nz)) {
            sum += electrodes.conductance * own;
        }
        if (x > 0) {
            sum += gx[z][i - 1] * (own - c[z][i - 1]);
        }
        if (x + 1 < nx) {
            sum += gx[z][i] * (own - c[z][i + 1]);
        }
        if (y > 0) {
            sum += gy[z][i - nx] * (own - c[z][i - nx]);
        }
        if (y + 1 < ny) {
            sum += gy[z][i] * (own - c[z][i + nx]);
        }
        if (z > 0) {
            sum += gz[z - 1][i] * (own - c[z - 1][i]);
        }
        if (z + 1 < nz) {
            sum += gz[z][i] * (own - c[z + 1][i]);
        }
        return sum;
    }

    /**
     * Σ g (cᵢ − cⱼ)² of the cells of one plane with those at x + 1, y + 1, z + 1 and with the electrodes, at 1 below and 0
     * above: over the whole grid the flux at a potential difference of 1. It is least for the true c, so that it errs by the
     * square of what c errs by.
     */
    double energy(float[][] c, int z) {
        double energy = 0;
        for (int y = 0, i = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++, i++) {
                if (diagonal[z][i] == 0) {
                    continue;
                }
                float own = c[z][i];
                int at = electrodes.axis == 0 ? x : electrodes.axis == 1 ? y : z;
                int last = (electrodes.axis == 0 ? nx : electrodes.axis == 1 ? ny : nz) - 1;
                energy += at == 0 ? electrodes.conductance * square(1 - own) : 0;
                energy += at == last ? electrodes.conductance * square(own) : 0;
                energy += x + 1 < nx ? gx[z][i] * square(own - c[z][i + 1]) : 0;
                energy += y + 1 < ny ? gy[z][i] * square(own - c[z][i + nx]) : 0;
                energy += z + 1 < nz ? gz[z][i] * square(own - c[z + 1][i]) : 0;
            }
        }
        return energy;
    }

    private static double square(double v) {
        return v * v;
    }

    /** out = b − A c in one plane. */
    void residual(float[][] b, float[][] c, float[][] out, int z) {
        for (int y = 0, i = 0; y < ny; y++) {
            for (int x = 0; x < nx; x++, i++) {
                float d = diagonal[z][i];
                out[z][i] = d == 0 ? 0 : b[z][i] - d * c[z][i] + around(c, x, y, z, i);
            }
        }
    }

    /** Solves each cell of one colour, (x + y + z) mod 2, of a plane for what its neighbours hold (Gauss–Seidel). */
    void relax(float[][] b, float[][] c, int z, int colour) {
        for (int y = 0; y < ny; y++) {
            for (int x = (y + z + colour) & 1; x < nx; x += 2) {
                int i = x + nx * y;
                float d = diagonal[z][i];
                if (d != 0) {
                    c[z][i] = (b[z][i] + around(c, x, y, z, i)) / d;
                }
            }
        }
    }
}
