// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.rank;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.filter.local.Border;
import org.sextant.compute.filter.local.LocalFilter;
import org.sextant.compute.filter.local.Loop;
import org.sextant.compute.filter.local.Reach;
import org.sextant.compute.filter.local.SlabProgram;
import org.sextant.compute.filter.row.RowArithmetic;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;

/**
 * Smallest or largest value of a box around each voxel, axis after axis. Along an axis windows of 1, 2, 4 … voxels are made
 * from two of half the length, and the whole from two that overlap: about log₂ of the width comparisons a voxel, each of
 * whole rows at a time (van Herk 1992, 10.1016/0167-8655(92)90069-C, and Gil and Werman 1993 need three, but one voxel
 * after the other).
 */
public final class BoxExtreme implements LocalFilter {
    /** Which of the values. */
    public enum Kind {
        MINIMUM,
        MAXIMUM
    }

    /** Numbers of the columns that one task takes along z: 1 MiB. */
    private static final int NUMBERS = 1 << 18;

    private final Kind kind;
    private final Reach reach;
    private final Border border;

    public BoxExtreme(Kind kind, Reach reach, Border border) {
        this.kind = kind;
        this.reach = reach;
        this.border = border;
    }

    public Kind kind() {
        return kind;
    }

    public Border border() {
        return border;
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public List<String> outputs() {
        return List.of("filtered");
    }

    @Override
    public Optional<SlabProgram> onOpenCl() {
        ClKernel kernel = ClKernel.of("extreme").with("LARGEST", kind == Kind.MAXIMUM ? 1 : 0);
        return Optional.of(new SlabProgram(border, 2, (slab, in) -> {
            ClBuffer out = slab.buffer("the result");
            slab.launch(kernel.with("AXIS", 0).with("REACH", reach.x()), in, out, border.value());
            slab.launch(kernel.with("AXIS", 1).with("REACH", reach.y()), out, in, border.value());
            slab.launch(kernel.with("AXIS", 2).with("REACH", reach.z()), in, out, border.value());
            return List.of(out);
        }));
    }

    @Override
    public List<FloatVoxels> apply(FloatVoxels in, Loop loop) {
        Lattice l = in.lattice();
        FloatVoxels out = FloatVoxels.zero(l);
        loop.forEach(kind + " in planes", l.nz(), z -> plane(in.planes()[(int) z], out.planes()[(int) z], l));
        if (reach.z() > 0) {
            int n = Math.min(l.plane(), Math.max(256, NUMBERS / (l.nz() + 2 * reach.z())));
            int tasks = (l.plane() - 1) / n + 1;
            loop.forEach(
                    kind + " across planes",
                    tasks,
                    i -> columns(out, (int) i * n, Math.min(n, l.plane() - (int) i * n)));
        }
        return List.of(out);
    }

    /** Along x in rows that are longer by the reach at both ends, then along y in a plane with more rows. */
    private void plane(float[] in, float[] out, Lattice l) {
        int nx = l.nx();
        int stride = nx + 2 * reach.x();
        float[] rows = new float[l.ny() * stride];
        for (int y = 0; y < l.ny(); y++) {
            System.arraycopy(in, y * nx, rows, y * stride + reach.x(), nx);
            for (int k = 1; k <= reach.x(); k++) {
                rows[y * stride + reach.x() - k] = value(in, y * nx, border.index(-k, nx));
                rows[y * stride + reach.x() + nx - 1 + k] = value(in, y * nx, border.index(nx - 1 + k, nx));
            }
        }
        windows(rows, 1, 2 * reach.x() + 1);
        float[] grown = new float[(l.ny() + 2 * reach.y()) * nx];
        for (int y = -reach.y(); y < l.ny() + reach.y(); y++) {
            int at = border.index(y, l.ny());
            if (at == Border.OUTSIDE) {
                Arrays.fill(grown, (y + reach.y()) * nx, (y + reach.y() + 1) * nx, border.value());
            } else {
                System.arraycopy(rows, at * stride, grown, (y + reach.y()) * nx, nx);
            }
        }
        windows(grown, nx, 2 * reach.y() + 1);
        System.arraycopy(grown, 0, out, 0, out.length);
    }

    private float value(float[] in, int row, int x) {
        return x == Border.OUTSIDE ? border.value() : in[row + x];
    }

    /** a[i] ← extreme of a[i], a[i + step] … a[i + (width − 1) step], where these are inside. */
    private void windows(float[] a, int step, int width) {
        float[] shifted = new float[Math.min(a.length, 4096)];
        int length = 1;
        for (; 2 * length <= width; length *= 2) {
            merge(a, length * step, shifted);
        }
        if (length < width) {
            merge(a, (width - length) * step, shifted);
        }
    }

    /** a[i] ← extreme of a[i] and a[i + by]; rising i, so that what is read is not yet changed. */
    private void merge(float[] a, int by, float[] shifted) {
        float[] piece = new float[shifted.length];
        for (int from = 0; from < a.length - by; from += shifted.length) {
            int n = Math.min(shifted.length, a.length - by - from);
            System.arraycopy(a, from + by, shifted, 0, n);
            System.arraycopy(a, from, piece, 0, n);
            extreme(piece, shifted, n);
            System.arraycopy(piece, 0, a, from, n);
        }
    }

    private void extreme(float[] a, float[] b, int n) {
        if (kind == Kind.MINIMUM) {
            RowArithmetic.min(a, b, n);
        } else {
            RowArithmetic.max(a, b, n);
        }
    }

    /** Numbers from … from + n − 1 of all planes. */
    private void columns(FloatVoxels out, int from, int n) {
        int nz = out.lattice().nz();
        float[][] a = new float[nz + 2 * reach.z()][n];
        for (int z = 0; z < a.length; z++) {
            int at = border.index(z - reach.z(), nz);
            if (at == Border.OUTSIDE) {
                Arrays.fill(a[z], border.value());
            } else {
                System.arraycopy(out.planes()[at], from, a[z], 0, n);
            }
        }
        int width = 2 * reach.z() + 1;
        int length = 1;
        for (; 2 * length <= width; length *= 2) {
            merge(a, length, n);
        }
        if (length < width) {
            merge(a, width - length, n);
        }
        for (int z = 0; z < nz; z++) {
            System.arraycopy(a[z], 0, out.planes()[z], from, n);
        }
    }

    private void merge(float[][] a, int by, int n) {
        for (int z = 0; z < a.length - by; z++) {
            extreme(a[z], a[z + by], n);
        }
    }
}
