// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.derivative;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.filter.local.GaussianKernels;
import org.sextant.compute.filter.local.Slab;

/** {@link Derivatives} on OpenCL. */
final class SlabDerivatives {
    private final Slab slab;
    private final ClBuffer in;
    private final GaussianKernels kernels;
    private final ClBuffer between;

    SlabDerivatives(Slab slab, ClBuffer in, GaussianKernels kernels) {
        this.slab = slab;
        this.in = in;
        this.kernels = kernels;
        this.between = slab.buffer("sums");
    }

    /** A new buffer with the derivative of the given orders along x, y, z. */
    ClBuffer take(int x, int y, int z) {
        ClBuffer out = slab.buffer("a derivative");
        double outside = slab.border().value();
        slab.convolve(in, between, out, kernels.x(x), kernels.y(y), kernels.z(z), outside);
        return out;
    }

    /** The eigenvalues of the second derivatives: largest, middle, smallest. */
    List<ClBuffer> hessian() {
        ClBuffer xx = take(2, 0, 0);
        ClBuffer yy = take(0, 2, 0);
        ClBuffer zz = take(0, 0, 2);
        slab.launch(ClKernel.of("eigenvalues"), xx, yy, zz, take(1, 1, 0), take(1, 0, 1), take(0, 1, 1));
        return List.of(xx, yy, zz);
    }

    /** The eigenvalues of the products of first derivatives, averaged. */
    List<ClBuffer> tensor(GaussianKernels outer) {
        ClBuffer[] g = {take(1, 0, 0), take(0, 1, 0), take(0, 0, 1)};
        int[][] pairs = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
        ClBuffer product = slab.buffer("a product");
        List<ClBuffer> m = new ArrayList<>();
        for (int[] p : pairs) {
            slab.launch(ClKernel.of("product"), product, g[p[0]], g[p[1]]);
            ClBuffer mean = slab.buffer("a mean product");
            slab.convolve(product, between, mean, outer.x(0), outer.y(0), outer.z(0), 0);
            m.add(mean);
        }
        slab.launch(ClKernel.of("eigenvalues"), m.get(0), m.get(1), m.get(2), m.get(3), m.get(4), m.get(5));
        return m.subList(0, 3);
    }
}
