// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.app.view.Point3;
import org.sextant.render.slice.SliceAxis;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import picocli.CommandLine.Option;

/** Which plane a flat picture shows: across an axis of the first volume, any in the world, or one of a stored view. */
final class SlicePlaneOptions {
    @Option(names = "--axis", paramLabel = "x|y|z", description = "Across this axis of the first volume; default z.")
    private SliceAxis axis = SliceAxis.Z;

    @Option(
            names = "--at",
            paramLabel = "LENGTH",
            description = "Where on the axis, in the volume's frame; default: its middle.")
    private @Nullable Length at;

    @Option(names = "--index", paramLabel = "N", description = "Where on the axis, as the index of a voxel.")
    private @Nullable Long index;

    @Option(
            names = "--normal",
            paramLabel = "X,Y,Z",
            description = "An oblique plane instead: the direction of the world that it faces.")
    private Point3.@Nullable Direction normal;

    @Option(
            names = "--up",
            paramLabel = "X,Y,Z",
            description = "What is up in the picture of an oblique plane; default 0,0,1.")
    private Point3.Direction up = new Point3.Direction(new Vector3d(0, 0, 1));

    @Option(
            names = "--through",
            paramLabel = "X,Y,Z",
            description = "A point of the world on the oblique plane; default: the first volume's middle.")
    private @Nullable Point3 through;

    @Option(names = "--view", paramLabel = "NAME", description = "A stored view that holds the plane.")
    private @Nullable String view;

    @Option(names = "--slice", paramLabel = "NAME", description = "The name of the plane in that view.")
    private @Nullable String slice;

    /** @param first the volume that the plane is stated for */
    SlicePlane plane(World world, VolumeNode first, ValueWindow window) {
        if ((view == null) != (slice == null)) {
            throw new SextantException("a stored plane needs both --view and --slice");
        }
        if (view != null && slice != null) {
            return stored(world, view, slice);
        }
        if (normal != null) {
            Vector3dc point = through == null ? middleInWorld(world, first) : through.um();
            return new SlicePlane(
                    "slice", first.id().name(), FrameId.WORLD, point, normal.vector(), up.vector(), window, 1);
        }
        if (through != null) {
            throw new SextantException("--through names a point of an oblique plane; add --normal");
        }
        return axis.plane("slice", first.id().name(), first.frame(), positionUm(first), window);
    }

    private static SlicePlane stored(World world, String view, String slice) {
        return world.view(view).content().slices().stream()
                .filter(s -> s.name().equals(slice))
                .findFirst()
                .orElseThrow(() -> new SextantException("the view '" + view + "' has no slice '" + slice
                        + "'; it has "
                        + world.view(view).content().slices().stream()
                                .map(SlicePlane::name)
                                .toList()));
    }

    private static Vector3d middleInWorld(World world, VolumeNode v) {
        Vector3d middle = v.grid().indexToFrame().apply(v.grid().indexBounds().centreUm());
        return world.frames().transform(v.frame(), FrameId.WORLD).apply(middle);
    }

    private double positionUm(VolumeNode v) {
        if (at != null && index != null) {
            throw new SextantException("--at and --index say the same; give one of them");
        }
        if (at != null) {
            return at.um();
        }
        VoxelGrid grid = v.grid();
        long n = grid.size().get(axis.ordinal());
        long i = index == null ? (n - 1) / 2 : index;
        if (i < 0 || i >= n) {
            throw new SextantException(
                    "volume '" + v.id() + "' has the voxels 0 to " + (n - 1) + " along the axis, not " + i);
        }
        Vector3d voxel = new Vector3d();
        voxel.setComponent(axis.ordinal(), i);
        return grid.indexToFrame().apply(voxel).get(axis.ordinal());
    }
}
