// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

/**
 * Samples of a plane that holds the axis, for the projector to fill: columns along x, symmetric about the axis, rows along z
 * upwards.
 *
 * @param bottomUm z of row 0
 */
record AxisPlane(double pitchUm, int columns, double bottomUm, int rows) {
    double x(double column) {
        return (column - (columns - 1) / 2.0) * pitchUm;
    }

    double column(double x) {
        return x / pitchUm + (columns - 1) / 2.0;
    }

    double z(double row) {
        return bottomUm + row * pitchUm;
    }

    double row(double z) {
        return (z - bottomUm) / pitchUm;
    }

    int samples() {
        return Math.multiplyExact(columns, rows);
    }
}
