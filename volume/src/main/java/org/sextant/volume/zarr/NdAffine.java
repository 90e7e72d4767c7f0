// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

/**
 * An affine map between coordinates of any number of axes: out = rows · (in, 1).
 *
 * @param rows one row an output axis: a factor for each input axis, then the offset
 */
record NdAffine(double[][] rows) {
    static NdAffine identity(int n) {
        return scale(ones(n));
    }

    private static double[] ones(int n) {
        double[] s = new double[n];
        java.util.Arrays.fill(s, 1);
        return s;
    }

    static NdAffine scale(double[] factors) {
        double[][] m = new double[factors.length][factors.length + 1];
        for (int i = 0; i < factors.length; i++) {
            m[i][i] = factors[i];
        }
        return new NdAffine(m);
    }

    static NdAffine translation(double[] offsets) {
        NdAffine a = identity(offsets.length);
        for (int i = 0; i < offsets.length; i++) {
            a.rows[i][offsets.length] = offsets[i];
        }
        return a;
    }

    /** A matrix without offsets. */
    static NdAffine linear(double[][] matrix) {
        double[][] m = new double[matrix.length][];
        for (int i = 0; i < m.length; i++) {
            m[i] = java.util.Arrays.copyOf(matrix[i], matrix[i].length + 1);
        }
        return new NdAffine(m);
    }

    int outputs() {
        return rows.length;
    }

    int inputs() {
        return rows[0].length - 1;
    }

    /** This map, then the next; their numbers of axes must meet. */
    NdAffine then(NdAffine next) {
        int in = inputs();
        double[][] m = new double[next.outputs()][in + 1];
        for (int r = 0; r < m.length; r++) {
            for (int c = 0; c <= in; c++) {
                double sum = c == in ? next.rows[r][next.inputs()] : 0;
                for (int k = 0; k < outputs(); k++) {
                    sum += next.rows[r][k] * rows[k][c];
                }
                m[r][c] = sum;
            }
        }
        return new NdAffine(m);
    }
}
