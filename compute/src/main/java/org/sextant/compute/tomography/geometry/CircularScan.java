// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;

/**
 * A scan about one axis, with what can be wrong with it: turntables, tilt series, parallel and cone beams.
 *
 * <pre>
 *   seen from above (lab z up, towards the reader)        stage frame: turns with the sample, z = axis,
 *                                                         x, y = lab at angle 0
 *        detector  ───────────────► u = x
 *                        ▲                                lab = T · Rz(θ) · stage + (offset + du, 0, dv)
 *                        │ beam = y                       T = Ry(roll) · Rx(pitch)
 *                  axis  o  ↺ θ
 *                        │                                parallel: rays along y
 *        source          S  at y = −sourceUm              cone: rays from S
 * </pre>
 *
 * The observer stands at the source: columns count to the right (u), rows downwards. The optical axis meets the middle of the
 * detector. All lengths are those at the axis (a detector behind it is thought moved there), so that a pixel's edge is
 * also a voxel's.
 *
 * @param pixelUm edge of a pixel at the axis
 * @param sourceUm from the source to the axis; infinite for a parallel beam
 * @param anglesRad by which the sample has turned in each view
 * @param axisUm where the axis stands along u from the middle of the detector
 * @param rollRad by which the axis leans within the detector's plane
 * @param pitchRad by which it leans along the beam
 * @param shiftsUm how far the sample has moved in each view, (right, up); empty if nowhere
 */
public record CircularScan(
        int columns,
        int rows,
        double pixelUm,
        double sourceUm,
        double[] anglesRad,
        double axisUm,
        double rollRad,
        double pitchRad,
        List<double[]> shiftsUm) {
    public CircularScan {
        anglesRad = anglesRad.clone();
        shiftsUm = List.copyOf(shiftsUm);
        if (!(pixelUm > 0) || !Double.isFinite(pixelUm) || !(sourceUm > 0)) {
            throw new SextantException("a scan needs pixels above 0 um and a source in front of the axis, not "
                    + pixelUm + " um and " + sourceUm + " um");
        }
        if (!(Math.abs(rollRad) < 0.5 * Math.PI && Math.abs(pitchRad) < 0.5 * Math.PI)) {
            throw new SextantException(
                    "an axis leans by less than 90 degrees, not by " + rollRad + " (roll) and " + pitchRad + " rad");
        }
        for (double a : anglesRad) {
            if (!Double.isFinite(a)) {
                throw new SextantException("an angle of the scan is " + a + "; every view needs one");
            }
        }
        if (!shiftsUm.isEmpty() && shiftsUm.size() != anglesRad.length) {
            throw new SextantException(shiftsUm.size() + " shifts were given for " + anglesRad.length + " views");
        }
    }

    /** A perfect parallel beam. */
    public static CircularScan parallel(int columns, int rows, double pixelUm, double[] anglesRad) {
        return cone(columns, rows, pixelUm, Double.POSITIVE_INFINITY, anglesRad);
    }

    /** A perfect cone beam. */
    public static CircularScan cone(int columns, int rows, double pixelUm, double sourceUm, double[] anglesRad) {
        return new CircularScan(columns, rows, pixelUm, sourceUm, anglesRad, 0, 0, 0, List.of());
    }

    /** With the axis over that column; pixel centres are whole numbers. */
    public CircularScan centredAt(double column) {
        return new CircularScan(
                columns,
                rows,
                pixelUm,
                sourceUm,
                anglesRad,
                (column - (columns - 1) / 2.0) * pixelUm,
                rollRad,
                pitchRad,
                shiftsUm);
    }

    /** With an axis that leans. */
    public CircularScan leaning(double roll, double pitch) {
        return new CircularScan(columns, rows, pixelUm, sourceUm, anglesRad, axisUm, roll, pitch, shiftsUm);
    }

    /** With a sample that moves, (right, up) in each view. */
    public CircularScan shifted(List<double[]> rightUpUm) {
        return new CircularScan(columns, rows, pixelUm, sourceUm, anglesRad, axisUm, rollRad, pitchRad, rightUpUm);
    }

    public boolean isParallel() {
        return Double.isInfinite(sourceUm);
    }

    /** Column over which the axis stands; pixel centres are whole numbers. */
    public double centreColumn() {
        return (columns - 1) / 2.0 + axisUm / pixelUm;
    }

    /** The vectors of all views. */
    public ScanGeometry geometry() {
        List<ViewVectors> views = new ArrayList<>();
        for (int i = 0; i < anglesRad.length; i++) {
            double[] shift = shiftsUm.isEmpty() ? new double[2] : shiftsUm.get(i);
            Vector3d moved = new Vector3d(axisUm + shift[0], 0, shift[1]);
            Vector3d first = new Vector3d(-(columns - 1) / 2.0 * pixelUm, 0, (rows - 1) / 2.0 * pixelUm);
            Vector3d ray = isParallel()
                    ? toStage(i, new Vector3d(0, 1, 0))
                    : toStage(i, new Vector3d(0, -sourceUm, 0).sub(moved));
            views.add(new ViewVectors(
                    ray,
                    toStage(i, first.sub(moved)),
                    toStage(i, new Vector3d(pixelUm, 0, 0)),
                    toStage(i, new Vector3d(0, 0, -pixelUm))));
        }
        return new ScanGeometry(isParallel() ? Beam.PARALLEL : Beam.CONE, columns, rows, views);
    }

    /** Rz(−θ) Rx(−pitch) Ry(−roll). */
    private Vector3d toStage(int view, Vector3d lab) {
        return lab.rotateY(-rollRad).rotateX(-pitchRad).rotateZ(-anglesRad[view]);
    }
}
