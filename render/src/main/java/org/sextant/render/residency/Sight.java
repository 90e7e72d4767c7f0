// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.residency;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.joml.Vector4d;
import org.sextant.render.camera.Rays;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Layer;
import org.sextant.world.view.RayMode;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/**
 * What a picture sees of the places and values of one volume. Boxes are given in indices of its finest level; a box counts
 * as seen unless it surely is not.
 *
 * <p>Threads: any.
 */
final class Sight {
    /** A clip that keeps the inside, or the outside, of a box. */
    private record Block(Matrix4x3dc indexToBlock, Box3 box, boolean keepsInside) {
        boolean hides(Vector3dc min, Vector3dc max) {
            Vector3d low = new Vector3d(Double.POSITIVE_INFINITY);
            Vector3d high = new Vector3d(Double.NEGATIVE_INFINITY);
            for (Vector3d c : new Box3(box.frame(), min, max).corners()) {
                indexToBlock.transformPosition(c);
                low.min(c);
                high.max(c);
            }
            boolean inside = true;
            boolean apart = false;
            for (int axis = 0; axis < 3; axis++) {
                inside &= low.get(axis) >= box.minUm().get(axis)
                        && high.get(axis) <= box.maxUm().get(axis);
                apart |= low.get(axis) > box.maxUm().get(axis)
                        || high.get(axis) < box.minUm().get(axis);
            }
            return keepsInside ? apart : inside;
        }
    }

    private final Rays rays;
    /** (n, c) with n·index + c ≥ 0 where something may be seen. */
    private final List<Vector4d> planes = new ArrayList<>();

    private final List<Block> blocks = new ArrayList<>();
    /** Depth along the camera's forward direction is n·index + c, µm. */
    private final Vector4d depth;

    private final double voxelUm;
    private final Layer layer;
    private final ValueScale scale;
    /** Slices show clipped parts and values that are else invisible. */
    private final boolean sliced;

    Sight(World world, View view, Rays rays, VolumeNode node, Matrix4x3dc indexToEye, ValueScale scale) {
        this.rays = rays;
        this.voxelUm = Math.cbrt(Math.abs(indexToEye.determinant()));
        this.layer = view.layer(node);
        this.scale = scale;
        Vector3dc forward = rays.forward();
        this.depth = carried(new Vector4d(forward.x(), forward.y(), forward.z(), 0), indexToEye);
        rays.faces().forEach(face -> planes.add(carried(face, indexToEye)));
        this.sliced = view.content().slices().stream()
                .anyMatch(s -> s.volume().equals(node.id().name()));
        for (Clip clip : view.content().clips()) {
            if (clip.cuts(node.id().name()) && !sliced) {
                cut(clip, node, world.frames());
            }
        }
    }

    private void cut(Clip clip, VolumeNode node, FrameTree frames) {
        if (clip instanceof Clip.Plane p) {
            Vector3dc n = p.normal();
            planes.add(carried(
                    new Vector4d(n.x(), n.y(), n.z(), -n.dot(p.pointUm())),
                    node.grid()
                            .indexToFrame()
                            .then(frames.transform(node.frame(), p.frame()))
                            .matrix()));
        } else if (clip instanceof Clip.Block b) {
            Matrix4x3dc toBlock = node.grid()
                    .indexToFrame()
                    .then(frames.transform(node.frame(), b.box().frame()))
                    .matrix();
            blocks.add(new Block(new Matrix4x3d(toBlock), b.box(), b.keepsInside()));
        }
    }

    /** The plane n·(M x) + c as one over x. */
    private static Vector4d carried(Vector4d plane, Matrix4x3dc m) {
        Vector3d n = new Vector3d(plane.x, plane.y, plane.z);
        Vector3d t = m.getTranslation(new Vector3d());
        double c = n.dot(t) + plane.w;
        return new Vector4d(
                n.dot(m.getColumn(0, new Vector3d())),
                n.dot(m.getColumn(1, new Vector3d())),
                n.dot(m.getColumn(2, new Vector3d())),
                c);
    }

    /** Whether something of a box may be in view and is not clipped. */
    boolean sees(Vector3dc min, Vector3dc max) {
        for (Vector4d p : planes) {
            double farthest =
                    p.w + end(p.x, min.x(), max.x()) + end(p.y, min.y(), max.y()) + end(p.z, min.z(), max.z());
            if (farthest < 0) {
                return false;
            }
        }
        for (Block b : blocks) {
            if (b.hides(min, max)) {
                return false;
            }
        }
        return true;
    }

    private static double end(double slope, double min, double max) {
        return Math.max(slope * min, slope * max);
    }

    /**
     * How many pixels a voxel of a level is wide where the box is nearest; infinite where the eye is within its reach.
     *
     * @param edge of the level's voxel in finest voxels
     */
    double pixelsPerVoxel(double edge, Vector3dc min, Vector3dc max) {
        double nearest = depth.w
                - end(-depth.x, min.x(), max.x())
                - end(-depth.y, min.y(), max.y())
                - end(-depth.z, min.z(), max.z());
        return voxelUm * edge / rays.pixelUm(nearest);
    }

    /** Whether any value between two stored ones leaves a trace in the picture. */
    boolean shows(float storedMin, float storedMax) {
        if (Float.isNaN(storedMin) || storedMin > storedMax) {
            return false;
        }
        if (sliced || layer.mode() != RayMode.Whole.COMPOSITE) {
            return true;
        }
        double a = storedMin * scale.slope() + scale.intercept();
        double b = storedMax * scale.slope() + scale.intercept();
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        TransferFunction transfer = layer.transfer();
        return transfer.at(low).a() > 0
                || transfer.at(high).a() > 0
                || transfer.points().stream()
                        .anyMatch(p -> p.value() > low
                                && p.value() < high
                                && p.colour().a() > 0);
    }
}
