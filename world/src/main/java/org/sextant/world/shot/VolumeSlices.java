// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import org.joml.Vector3d;
import org.sextant.world.grid.Size3;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.view.ColourMap;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.ValueWindow;

/** Slices across a volume, along one of its index axes, through the centres of its first and last voxels. */
public final class VolumeSlices {
    private VolumeSlices() {}

    /**
     * The slice through the first voxels, seen from outside of the end that it moves to.
     *
     * @param axis 0, 1 or 2 for x, y, z
     * @param transfer its range becomes the window
     */
    public static SlicePlane of(VolumeNode node, int axis, TransferFunction transfer, String name) {
        int across = axis == 2 ? 1 : 2;
        Vector3d normal = direction(node, axis);
        Vector3d up = direction(node, across);
        double low = transfer.low();
        double high = Math.max(transfer.high(), Math.nextUp(low));
        return new SlicePlane(
                name,
                node.id().name(),
                node.frame(),
                centre(node, axis, 0),
                normal,
                up,
                new ValueWindow(low, high, ColourMap.GREY),
                1);
    }

    /** The same slice at the other end. */
    public static SlicePlane end(VolumeNode node, int axis, SlicePlane slice) {
        return slice.withPointUm(centre(node, axis, count(node, axis) - 1));
    }

    /** The same slice through the voxels of one index. */
    public static SlicePlane at(VolumeNode node, int axis, long index, SlicePlane slice) {
        return slice.withPointUm(centre(node, axis, index));
    }

    public static SlicePlane faint(SlicePlane s, double opacity) {
        return new SlicePlane(s.name(), s.volume(), s.frame(), s.pointUm(), s.normal(), s.up(), s.window(), opacity);
    }

    /** Number of voxels along the axis. */
    public static long count(VolumeNode node, int axis) {
        Size3 n = node.grid().size();
        return axis == 0 ? n.x() : axis == 1 ? n.y() : n.z();
    }

    private static Vector3d centre(VolumeNode node, int axis, long index) {
        Size3 n = node.grid().size();
        Vector3d p = new Vector3d((n.x() - 1) / 2.0, (n.y() - 1) / 2.0, (n.z() - 1) / 2.0);
        return node.grid().indexToFrame().apply(p.setComponent(axis, index));
    }

    private static Vector3d direction(VolumeNode node, int axis) {
        return node.grid().indexToFrame().applyDirection(new Vector3d().setComponent(axis, 1));
    }
}
