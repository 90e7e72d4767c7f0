// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.picture.Picture;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.view.SlicePlane;

/**
 * The pixels of a flat picture in space: squares of one size on a plane.
 *
 * <pre>
 *   first --- right --> x     the centre of pixel x, y lies at first + pitch (x right + y down)
 *     |
 *    down
 *     v  y                    (looking against the plane's normal)
 * </pre>
 *
 * @param frame of the point and the directions
 * @param firstUm centre of pixel 0, 0
 * @param right,down unit vectors, at right angles
 * @param pitchUm edge of a pixel, in the frame
 */
public record SliceGrid(
        FrameId frame, Vector3dc firstUm, Vector3dc right, Vector3dc down, double pitchUm, int width, int height) {
    /** A span that is a whole number of pixels but for rounding is not given one more. */
    private static final double ROUNDING = 1e-6;

    public SliceGrid {
        firstUm = new Vector3d(firstUm);
        right = new Vector3d(right);
        down = new Vector3d(down);
        if (!(pitchUm > 0 && Double.isFinite(pitchUm))) {
            throw new SextantException("the pixels of a slice must be larger than 0, not " + pitchUm + " um");
        }
        if (width < 1 || height < 1 || width > Picture.MAX_EDGE || height > Picture.MAX_EDGE) {
            throw new SextantException("a slice of " + width + "×" + height + " pixels of " + pitchUm
                    + " um cannot be drawn; choose a pitch that gives 1 to " + Picture.MAX_EDGE + " along each edge");
        }
    }

    /** So many pixels about a point of the plane. */
    public static SliceGrid about(SlicePlane plane, Vector3dc middleUm, double pitchUm, int width, int height) {
        Vector3d right = plane.right();
        Vector3d down = plane.up().negate(new Vector3d());
        Vector3d first = new Vector3d(middleUm)
                .fma(-0.5 * (width - 1) * pitchUm, right)
                .fma(-0.5 * (height - 1) * pitchUm, down);
        return new SliceGrid(plane.frame(), first, right, down, pitchUm, width, height);
    }

    /**
     * As many pixels as a volume's box needs, seen along the plane's normal. Planes along its voxels have their pixels on
     * the voxels' centres if the pitch is the voxels'.
     *
     * @param gridToPlane from the volume's frame to the plane's
     */
    public static SliceGrid covering(SlicePlane plane, VoxelGrid volume, Affine3 gridToPlane, double pitchUm) {
        Affine3 indexToPlane = volume.indexToFrame().then(gridToPlane);
        Vector3d right = plane.right();
        Vector3d down = plane.up().negate(new Vector3d());
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double rightmost = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (Vector3d corner : volume.indexBounds().corners()) {
            Vector3d p = indexToPlane.apply(corner).sub(plane.pointUm());
            left = Math.min(left, p.dot(right));
            rightmost = Math.max(rightmost, p.dot(right));
            top = Math.min(top, p.dot(down));
            bottom = Math.max(bottom, p.dot(down));
        }
        Vector3d first =
                new Vector3d(plane.pointUm()).fma(left + pitchUm / 2, right).fma(top + pitchUm / 2, down);
        return new SliceGrid(
                plane.frame(),
                first,
                right,
                down,
                pitchUm,
                pixels(rightmost - left, pitchUm),
                pixels(bottom - top, pitchUm));
    }

    private static int pixels(double spanUm, double pitchUm) {
        double n = Math.ceil(spanUm / pitchUm - ROUNDING);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, n));
    }

    /** Where a point of the picture lies; whole numbers are the centres of pixels. */
    public Vector3d at(double x, double y) {
        return firstUm.fma(x * pitchUm, right, new Vector3d()).fma(y * pitchUm, down);
    }

    /** The point in the middle of the picture. */
    public Vector3d middleUm() {
        return at((width - 1) / 2.0, (height - 1) / 2.0);
    }
}
