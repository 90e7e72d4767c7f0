// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.projection;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;

/**
 * How a stage turns in a beam, with the faults of its axis.
 *
 * <pre>
 *   seen from above (lab z up, towards the reader)        stage frame: turns with the sample, z = axis,
 *                                                         origin where axis and optical axis meet nominally
 *        detector  ───────────────► u = x
 *                        ▲                                lab = T · Rz(θ) · stage + (offset + du, 0, dv)
 *                        │ beam = y                       T = Ry(roll) · Rx(pitch)
 *                  axis  o  ↺ θ
 *                        │                                parallel: rays along y
 *        source          S  at y = −sourceUm              cone: rays from S; u, v are lengths at the axis (y = 0)
 * </pre>
 *
 * The observer stands at the source: u points right, v (lab z) up. Roll leans the axis within the detector plane, pitch
 * along the beam.
 *
 * <p>Rays are handed to the projector in <em>turntable</em> coordinates, Rz(θ) · stage: there the axis is z exactly, so that
 * the rays through one column of a detector that stands on the axis share one vertical plane.
 *
 * @param sourceUm distance from the source to the axis, µm; infinite for a parallel beam
 * @param offsetUm where the axis truly stands along u, µm
 */
public record Orbit(double sourceUm, double offsetUm, double rollRad, double pitchRad) {
    public Orbit {
        if (!(sourceUm > 0)) {
            throw new SextantException("the source must lie in front of the axis, not at " + sourceUm + " um");
        }
        if (!(Math.abs(rollRad) < 0.5 && Math.abs(pitchRad) < 0.5)) {
            throw new SextantException(
                    "an axis leans by less than 0.5 rad, not by " + rollRad + " (roll) and " + pitchRad + " (pitch)");
        }
    }

    /** Without faults. */
    public static Orbit parallel() {
        return new Orbit(Double.POSITIVE_INFINITY, 0, 0, 0);
    }

    /** Without faults. */
    public static Orbit cone(double sourceUm) {
        return new Orbit(sourceUm, 0, 0, 0);
    }

    public boolean isParallel() {
        return Double.isInfinite(sourceUm);
    }

    /** One view: the angle of the stage and how far it has drifted, µm in the lab at the axis. */
    public record View(double angleRad, double driftUUm, double driftVUm) {}

    /**
     * The rays of one view in turntable coordinates.
     *
     * @param sourceUm where they come from; meaningless if parallel
     * @param slope dz/dy of parallel rays, which have dx/dy = 0
     */
    public record Rays(boolean parallel, Vector3dc sourceUm, double slope) {}

    public Rays rays(View view) {
        return isParallel()
                ? new Rays(true, new Vector3d(), -Math.tan(pitchRad))
                : new Rays(false, turntable(view, 0, -sourceUm, 0), 0);
    }

    /** A lab point in turntable coordinates. */
    private Vector3d turntable(View view, double x, double y, double z) {
        return new Vector3d(x - offsetUm - view.driftUUm, y, z - view.driftVUm)
                .rotateY(-rollRad)
                .rotateX(-pitchRad);
    }

    /** Where the rays of all detector points meet the plane y = 0 of the turntable, which holds the axis. */
    public Homography toAxisPlane(View view) {
        Vector3d p = turntable(view, 0, 0, 0);
        Vector3d du = turntable(view, 1, 0, 0).sub(p);
        Vector3d dv = turntable(view, 0, 0, 1).sub(p);
        if (isParallel()) {
            double lean = Math.tan(pitchRad);
            return new Homography(
                    new Vector3d(p.x, du.x, dv.x),
                    new Vector3d(p.z + p.y * lean, du.z + du.y * lean, dv.z + dv.y * lean),
                    new Vector3d(1, 0, 0));
        }
        // Source s, detector point q = p + u du + v dv:  x = (s.x q.y − s.y q.x) / (q.y − s.y), z likewise
        Vector3d s = turntable(view, 0, -sourceUm, 0);
        return new Homography(
                new Vector3d(s.x * p.y - s.y * p.x, s.x * du.y - s.y * du.x, s.x * dv.y - s.y * dv.x),
                new Vector3d(s.z * p.y - s.y * p.z, s.z * du.y - s.y * du.z, s.z * dv.y - s.y * dv.z),
                new Vector3d(p.y - s.y, du.y, dv.y));
    }

    /** (x, z) from (u, v): a polynomial 1, u, v for each over a common one. */
    public record Homography(Vector3dc x, Vector3dc z, Vector3dc over) {
        public double x(double u, double v) {
            return at(x, u, v) / at(over, u, v);
        }

        public double z(double u, double v) {
            return at(z, u, v) / at(over, u, v);
        }

        private static double at(Vector3dc c, double u, double v) {
            return c.x() + c.y() * u + c.z() * v;
        }
    }

    /** Where a point of the stage is seen: its u and v, µm at the axis. */
    public double[] seen(View view, Vector3dc stage) {
        Vector3d lab = new Vector3d(stage)
                .rotateZ(view.angleRad)
                .rotateX(pitchRad)
                .rotateY(rollRad)
                .add(offsetUm + view.driftUUm, 0, view.driftVUm);
        double m = isParallel() ? 1 : sourceUm / (sourceUm + lab.y);
        return new double[] {m * lab.x, m * lab.z};
    }
}
