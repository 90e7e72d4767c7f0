// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.View;

/**
 * Opens the volumes around a box towards the viewer, so that what lies in the box is seen.
 *
 * <pre>
 *        +--------+      seen from the lower left: what lies before the box's far faces goes,
 *        |   +--+ |      up to the border of all volumes; volumes that lie in the box stay whole
 *        |   |##| |
 *   eye  +...+##+ |
 *            :....+
 * </pre>
 *
 * @param name of a box or a volume
 */
public record Cutaway(String name) implements ViewChange {
    /** Volumes that reach out of the box by less, in its extents, lie in it. */
    private static final double SLACK = 1e-6;

    @Override
    public View applyTo(View view, World world) {
        Box3 box = box(world);
        Affine3 toBox = world.frames().transform(FrameId.WORLD, box.frame());
        Box3 all = world.boundsUm()
                .orElseThrow(() -> new SextantException("an empty project has nothing to cut away"))
                .enclosing(toBox)
                .union(box);
        Vector3d towardsEye = toBox.applyDirection(view.camera().forward()).negate();
        Vector3d min = new Vector3d(box.minUm());
        Vector3d max = new Vector3d(box.maxUm());
        for (int axis = 0; axis < 3; axis++) {
            if (towardsEye.get(axis) > 0) {
                max.setComponent(axis, all.maxUm().get(axis));
            } else {
                min.setComponent(axis, all.minUm().get(axis));
            }
        }
        Set<String> cut = new TreeSet<>();
        world.volumes().stream().filter(v -> !liesIn(box, v, world)).forEach(v -> cut.add(v.id().name()));
        if (cut.isEmpty()) {
            throw new SextantException("no volume reaches out of '" + name + "': there is nothing to cut away");
        }
        List<Clip> clips = new ArrayList<>(view.content().clips());
        clips.add(new Clip.Block(new Box3(box.frame(), min, max), false, cut));
        return view.withContent(view.content().withClips(clips));
    }

    private Box3 box(World world) {
        return world.boxes().stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .map(FovBox::box)
                .orElseGet(() -> world.volume(name).boundsUm());
    }

    private static boolean liesIn(Box3 box, VolumeNode volume, World world) {
        Affine3 map = volume.grid().indexToFrame().then(world.frames().transform(volume.frame(), box.frame()));
        Vector3d slack = box.extentUm().mul(SLACK);
        Box3 wider = new Box3(
                box.frame(), box.minUm().sub(slack, new Vector3d()), box.maxUm().add(slack, new Vector3d()));
        return volume.grid().indexBounds().corners().stream().allMatch(c -> wider.contains(map.apply(c)));
    }
}
