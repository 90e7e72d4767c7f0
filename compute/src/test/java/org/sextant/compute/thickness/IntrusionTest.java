// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.RandomMask;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.distance.SquaredMetric;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;

/** Every voxel equals the definition, radius by radius; a wide pore behind a throat is filled at the throat's diameter. */
class IntrusionTest {
    private final WorkContext work = new WorkContext(2, Progress.NONE);

    /** For each squared radius by itself: the centres that are connected to the inlet, then all voxels near them. */
    private static FloatVoxels bruteForce(SquaredDistance d, Face inlet) {
        Lattice l = d.lattice();
        SquaredMetric m = d.metric();
        FloatVoxels out = FloatVoxels.zero(l);
        int[] radii = Arrays.stream(d.planes())
                .flatMapToInt(Arrays::stream)
                .filter(s -> s > 0)
                .distinct()
                .sorted()
                .toArray();
        for (int squared : radii) {
            boolean[] centre = connected(d, inlet, squared);
            for (int c = 0; c < centre.length; c++) {
                int cx = c % l.nx();
                int cy = c / l.nx() % l.ny();
                int cz = c / l.plane();
                for (int p = 0; centre[c] && p < centre.length; p++) {
                    int dx = p % l.nx() - cx;
                    int dy = p / l.nx() % l.ny() - cy;
                    int dz = p / l.plane() - cz;
                    if (m.wx() * dx * dx + m.wy() * dy * dy + m.wz() * dz * dz < squared) {
                        out.planes()[p / l.plane()][p % l.plane()] = (float) (2 * m.um(squared));
                    }
                }
            }
        }
        return out;
    }

    private static boolean[] connected(SquaredDistance d, Face inlet, int squared) {
        Lattice l = d.lattice();
        boolean[] reached = new boolean[(int) l.voxels()];
        ArrayDeque<int[]> open = new ArrayDeque<>();
        for (int z = 0; z < l.nz(); z++) {
            for (int y = 0; y < l.ny(); y++) {
                for (int x = 0; x < l.nx(); x++) {
                    if (inlet.holds(l, x, y, z)) {
                        open.add(new int[] {x, y, z});
                    }
                }
            }
        }
        while (!open.isEmpty()) {
            int[] p = open.remove();
            boolean inside = p[0] >= 0 && p[1] >= 0 && p[2] >= 0 && p[0] < l.nx() && p[1] < l.ny() && p[2] < l.nz();
            int at = p[0] + l.nx() * (p[1] + l.ny() * p[2]);
            if (inside && !reached[at] && d.at(p[0], p[1], p[2]) >= squared) {
                reached[at] = true;
                for (int axis = 0; axis < 3; axis++) {
                    for (int step = -1; step < 2; step += 2) {
                        int[] q = p.clone();
                        q[axis] += step;
                        open.add(q);
                    }
                }
            }
        }
        return reached;
    }

    @Test
    void everyVoxelEqualsTheDefinition() {
        for (Lattice l :
                new Lattice[] {Lattice.of(13, 12, 11), new Lattice(12, 9, 10, 1.3, 1.3, 2), Lattice.of(1, 1, 1)}) {
            for (Face inlet : new Face[] {Face.ALL, Face.X_MIN, Face.Y_MAX, Face.Z_MIN}) {
                for (int seed = 0; seed < 2; seed++) {
                    check(RandomMask.holes(l, 14, 3.5, seed), inlet);
                    check(RandomMask.noise(l, 0.6, seed), inlet);
                    check(RandomMask.noise(l, 0.9, seed), inlet);
                }
            }
        }
    }

    private void check(Mask pores, Face inlet) {
        SquaredDistance d = new DistanceTransform(Border.OPEN, work).inside(pores);
        if (d.max() < SquaredMetric.FAR) {
            assertThat(Intrusion.of(pores, inlet, work).thickness().planes())
                    .as("%s %s", pores.lattice(), inlet)
                    .isDeepEqualTo(bruteForce(d, inlet).planes());
        }
    }

    /** A throat of 3×3 voxels (diameter 4: its middle is 2 from the outside) leads to a cavity of 11³. */
    @Test
    void aWidePoreBehindAThroatIsFilledThroughTheThroat() {
        Mask m = Mask.zero(new Lattice(24, 15, 15, 0.5, 0.5, 0.5));
        for (int z = 0; z < 15; z++) {
            for (int y = 0; y < 15; y++) {
                for (int x = 0; x < 24; x++) {
                    boolean throat = x < 10 && Math.abs(y - 7) < 2 && Math.abs(z - 7) < 2;
                    boolean cavity = x >= 10 && x < 21 && Math.abs(y - 7) < 6 && Math.abs(z - 7) < 6;
                    m.set(x, y, z, (byte) (throat || cavity ? 1 : 0));
                }
            }
        }
        Intrusion from = Intrusion.of(m, Face.X_MIN, work);
        assertThat(from.thickness().at(2, 7, 7)).isEqualTo(2f);
        assertThat(from.thickness().at(15, 7, 7)).isEqualTo(2f);
        assertThat(from.breakthroughUm()).isZero();
        assertThat(new LocalThickness(BallKind.OPEN, Border.OPEN, work).of(m).at(15, 7, 7))
                .isEqualTo(6f);
        assertThat(Intrusion.of(m, Face.X_MAX, work).thickness().at(15, 7, 7)).isZero();
    }

    @Test
    void aTubeBreaksThroughAtItsDiameter() {
        Mask m = Mask.zero(Lattice.of(9, 9, 30));
        for (byte[] plane : m.planes()) {
            for (int i = 0; i < 81; i++) {
                int dx = i % 9 - 4;
                int dy = i / 9 - 4;
                plane[i] = (byte) (dx * dx + dy * dy < 9 ? 1 : 0);
            }
        }
        assertThat(Intrusion.of(m, Face.Z_MAX, work).breakthroughUm()).isEqualTo(6);
    }

    @Test
    void chordsAreTheRunsAlongEachAxis() {
        Mask mask = RandomMask.noise(new Lattice(17, 11, 13, 0.5, 1, 2), 0.7, 3);
        Lattice l = mask.lattice();
        for (int axis = 0; axis < 3; axis++) {
            int n = l.size(axis);
            long[] all = new long[n + 1];
            long[] inner = new long[n + 1];
            long cut = 0;
            for (int a = 0; a < l.size((axis + 1) % 3); a++) {
                for (int b = 0; b < l.size((axis + 2) % 3); b++) {
                    StringBuilder line = new StringBuilder();
                    for (int t = 0; t < n; t++) {
                        int[] p = new int[3];
                        p[axis] = t;
                        p[(axis + 1) % 3] = a;
                        p[(axis + 2) % 3] = b;
                        line.append(mask.at(p[0], p[1], p[2]));
                    }
                    String[] runs = ("." + line + ".").split("0+");
                    for (String run : runs) {
                        int length = run.replace(".", "").length();
                        if (length > 0) {
                            all[length]++;
                            if (run.contains(".")) {
                                cut++;
                            } else {
                                inner[length]++;
                            }
                        }
                    }
                }
            }
            Chords kept = Chords.along(axis, mask, true, work);
            Chords dropped = Chords.along(axis, mask, false, work);
            assertThat(kept.counts()).isEqualTo(all);
            assertThat(dropped.counts()).isEqualTo(inner);
            assertThat(dropped.cut()).isEqualTo(cut);
            assertThat(kept.moment(1) * kept.count())
                    .isCloseTo(
                            l.spacingUm(axis)
                                    * Arrays.stream(mask.planes())
                                            .mapToLong(IntrusionTest::ones)
                                            .sum(),
                            org.assertj.core.api.Assertions.within(1e-6));
        }
    }

    private static long ones(byte[] plane) {
        long n = 0;
        for (byte v : plane) {
            n += v;
        }
        return n;
    }
}
