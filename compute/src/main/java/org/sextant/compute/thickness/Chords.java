// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.thickness;

import org.sextant.compute.voxel.Lattice;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Chord lengths: how long the runs of a phase are along one axis.
 *
 * @param spacingUm between voxels along the axis
 * @param counts by length in voxels the number of chords; index 0 stays 0
 * @param cut how many were left out as they touch the image's border, where their length is not known
 */
public record Chords(double spacingUm, long[] counts, long cut) {
    /**
     * Along x (0), y (1) or z (2).
     *
     * @param keepCut whether chords that touch the image's border count with the length that is seen
     */
    public static Chords along(int axis, Mask mask, boolean keepCut, WorkContext work) {
        Lattice l = mask.lattice();
        int length = l.size(axis);
        long[] counts = new long[length + 1];
        long[] cut = new long[1];
        // Each task takes all lines of one plane: of constant y for chords along z, else of constant z.
        work.forEach("chords", axis == 2 ? l.ny() : l.nz(), k -> {
            Lines lines = new Lines(mask, axis, (int) k);
            long[] found = new long[length + 1];
            long left = 0;
            for (int line = 0; line < lines.count(); line++) {
                for (int t = 0; t < length; ) {
                    int from = t;
                    byte value = lines.at(line, t);
                    for (; t < length && lines.at(line, t) == value; t++) {}
                    boolean touches = from == 0 || t == length;
                    if (value != 0 && (keepCut || !touches)) {
                        found[t - from]++;
                    }
                    left += value != 0 && touches && !keepCut ? 1 : 0;
                }
            }
            synchronized (counts) {
                cut[0] += left;
                for (int i = 0; i <= length; i++) {
                    counts[i] += found[i];
                }
            }
        });
        return new Chords(l.spacingUm(axis), counts, cut[0]);
    }

    /** The lines of one plane of a mask. */
    private record Lines(Mask mask, int axis, int k) {
        int count() {
            return axis == 0 ? mask.lattice().ny() : mask.lattice().nx();
        }

        byte at(int line, int t) {
            int nx = mask.lattice().nx();
            return switch (axis) {
                case 0 -> mask.planes()[k][t + nx * line];
                case 1 -> mask.planes()[k][line + nx * t];
                default -> mask.planes()[t][line + nx * k];
            };
        }
    }

    public long count() {
        long n = 0;
        for (long c : counts) {
            n += c;
        }
        return n;
    }

    /** Sum over chords of length^power, µm^power, over their number; NaN if there are none. */
    public double moment(int power) {
        double sum = 0;
        for (int i = 1; i < counts.length; i++) {
            sum += counts[i] * Math.pow(i * spacingUm, power);
        }
        return sum / count();
    }
}
