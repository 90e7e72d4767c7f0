// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.joml.Vector4d;
import org.sextant.render.camera.Rays;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;

/**
 * The part of a volume that a camera can see: the box around the volume's faces cut to the view, in voxel indices.
 *
 * @param index within the volume's [−0.5, n − 0.5]
 * @param nearestUm smallest depth along the camera's forward direction, µm
 */
record VisiblePart(Box3 index, double nearestUm) {
    /**
     * @param bounds the volume in voxel indices
     * @param indexToEye map to µm relative to the eye, world directions
     * @return empty if the camera sees none of it
     */
    static Optional<VisiblePart> of(Rays rays, Box3 bounds, Matrix4x3dc indexToEye) {
        List<Vector3d> corners = new ArrayList<>();
        for (Vector3d c : bounds.corners()) {
            corners.add(indexToEye.transformPosition(c));
        }
        List<Vector3d> seen = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            int u = 1 << (axis + 1) % 3;
            int v = 1 << (axis + 2) % 3;
            for (int side = 0; side < 2; side++) {
                int first = side << axis;
                List<Vector3d> face = List.of(
                        corners.get(first), corners.get(first | u), corners.get(first | u | v), corners.get(first | v));
                seen.addAll(cut(face, rays.faces()));
            }
        }
        Matrix4x3d eyeToIndex = indexToEye.invert(new Matrix4x3d());
        for (Vector3d p : rays.apex()) {
            if (bounds.contains(eyeToIndex.transformPosition(p, new Vector3d()))) {
                seen.add(p);
            }
        }
        return seen.isEmpty() ? Optional.empty() : Optional.of(around(rays, bounds, seen, eyeToIndex));
    }

    private static VisiblePart around(Rays rays, Box3 bounds, List<Vector3d> seen, Matrix4x3dc eyeToIndex) {
        Vector3d min = new Vector3d(Double.POSITIVE_INFINITY);
        Vector3d max = new Vector3d(Double.NEGATIVE_INFINITY);
        double nearest = Double.POSITIVE_INFINITY;
        for (Vector3d p : seen) {
            nearest = Math.min(nearest, p.dot(rays.forward()));
            Vector3d i = eyeToIndex.transformPosition(p, new Vector3d());
            min.min(i);
            max.max(i);
        }
        min.max(bounds.minUm()).min(bounds.maxUm());
        max.min(bounds.maxUm()).max(min);
        FrameId frame = bounds.frame();
        return new VisiblePart(new Box3(frame, min, max), Math.max(0, nearest));
    }

    /** Cuts a convex polygon to the inside of all planes (Sutherland and Hodgman 1974, 10.1145/360767.360802). */
    private static List<Vector3d> cut(List<Vector3d> polygon, List<Vector4d> planes) {
        List<Vector3d> rest = polygon;
        for (Vector4d plane : planes) {
            List<Vector3d> next = new ArrayList<>();
            for (int i = 0; i < rest.size(); i++) {
                Vector3d a = rest.get(i);
                Vector3d b = rest.get((i + 1) % rest.size());
                double da = distance(plane, a);
                double db = distance(plane, b);
                if (da >= 0) {
                    next.add(a);
                }
                if (da > 0 && db < 0 || da < 0 && db > 0) {
                    next.add(a.lerp(b, da / (da - db), new Vector3d()));
                }
            }
            rest = next;
        }
        return rest;
    }

    private static double distance(Vector4d plane, Vector3dc p) {
        return plane.x * p.x() + plane.y * p.y() + plane.z * p.z() + plane.w;
    }
}
