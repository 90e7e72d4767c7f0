// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;

/**
 * Opens what surrounds a field of view, so that what lies in it is seen: the box, extended without end towards one side or
 * into one octant, is taken out of all that reaches beyond it.
 *
 * <pre>
 *   +-----------+-----+        seen from above, opened towards the lower right:
 *   |           |     |        the coarse volume keeps what is not in the notch,
 *   |     +-----+ - - |        the nested volume B stays whole
 *   |     |  B  |
 *   |     +-----+ - - |
 *   +-----+ ' ' ' ' ' +
 * </pre>
 */
public final class CutAway {
    /** Sides that a direction leans to by less than this sine of 20° stay closed. */
    private static final double LEANING = 0.342;
    /** How much larger than the box something must be to be cut. */
    private static final double LARGER = 1.1;

    private CutAway() {}

    /**
     * The clips that open a way to a box or volume.
     *
     * @param name of a volume, or else of a box
     * @param towards the side to open, in world directions, such as towards the camera; need not be of length 1
     * @return one box, or none if nothing reaches beyond it
     * @throws SextantException if there is nothing of that name
     */
    public static List<Clip> of(World world, String name, Vector3dc towards) {
        if (!(towards.length() > 0 && Double.isFinite(towards.length()))) {
            throw new SextantException("a cut-away needs a direction to open towards, not " + towards);
        }
        Box3 box = box(world, name);
        Set<String> cut = new TreeSet<>();
        Vector3d low = new Vector3d(box.minUm());
        Vector3d high = new Vector3d(box.maxUm());
        for (VolumeNode v : world.volumes()) {
            reach(world, box, v.id().name(), v.grid(), cut, low, high);
        }
        for (LabelNode l : world.labels()) {
            reach(world, box, l.id().name(), l.grid(), cut, low, high);
        }
        if (cut.isEmpty()) {
            return List.of();
        }
        Vector3d way = world.frames()
                .transform(FrameId.WORLD, box.frame())
                .applyDirection(towards)
                .normalize();
        Vector3d margin = high.sub(low, new Vector3d());
        Vector3d min = new Vector3d(box.minUm());
        Vector3d max = new Vector3d(box.maxUm());
        for (int axis = 0; axis < 3; axis++) {
            if (way.get(axis) > LEANING) {
                max.setComponent(axis, high.get(axis) + margin.get(axis));
            } else if (way.get(axis) < -LEANING) {
                min.setComponent(axis, low.get(axis) - margin.get(axis));
            }
        }
        return List.of(new Clip.Block(new Box3(box.frame(), min, max), false, cut));
    }

    private static Box3 box(World world, String name) {
        for (VolumeNode v : world.volumes()) {
            if (v.id().name().equals(name)) {
                return v.boundsUm();
            }
        }
        return world.boxes().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .map(FovBox::box)
                .orElseThrow(() -> new SextantException("there is no volume or box '" + name + "'; known are "
                        + world.volumes().stream().map(v -> v.id().name()).toList() + " and "
                        + world.boxes().stream().map(FovBox::name).toList()));
    }

    /** Adds something to what is cut if it reaches beyond the box along any axis. */
    private static void reach(
            World world, Box3 box, String name, VoxelGrid grid, Set<String> cut, Vector3d low, Vector3d high) {
        Affine3 toBox = grid.indexToFrame().then(world.frames().transform(grid.frame(), box.frame()));
        Box3 there = grid.indexBounds().enclosing(toBox);
        Vector3d allowed = box.extentUm().mul((LARGER - 1) / 2);
        boolean beyond = false;
        for (int axis = 0; axis < 3; axis++) {
            beyond |= there.minUm().get(axis) < box.minUm().get(axis) - allowed.get(axis)
                    || there.maxUm().get(axis) > box.maxUm().get(axis) + allowed.get(axis);
        }
        if (beyond) {
            cut.add(name);
            low.min(there.minUm());
            high.max(there.maxUm());
        }
    }
}
