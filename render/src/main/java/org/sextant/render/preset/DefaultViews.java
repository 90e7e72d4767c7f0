// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.motion.Framing;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Look;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/** Views that show a world, or one volume of it, from obliquely above with z up. */
public final class DefaultViews {
    /** From the camera into the scene. */
    private static final Vector3dc SLANTED = new Vector3d(-0.55, 0.72, -0.42).normalize();

    private static final Vector3dc UP = new Vector3d(0, 0, 1);
    private static final Rgba GROUND = Rgba.parse("#14171c");
    /** Unit length of opacity as a share of what is framed. */
    private static final double UNIT = 0.006;

    private DefaultViews() {}

    /**
     * All volumes and boxes.
     *
     * @param aspect picture width / height
     * @return empty for an empty world
     */
    public static Optional<View> overview(World world, double aspect) {
        return overview(world, aspect, false);
    }

    /**
     * All volumes and boxes.
     *
     * @param aspect picture width / height
     * @param parallel seen by an orthographic camera, framed for it
     * @return empty for an empty world
     */
    public static Optional<View> overview(World world, double aspect, boolean parallel) {
        List<Vector3d> corners = new ArrayList<>();
        world.volumes().forEach(v -> corners.addAll(corners(world, v)));
        world.boxes().forEach(b -> {
            Affine3 toWorld = world.frames().transform(b.box().frame(), FrameId.WORLD);
            b.box().corners().forEach(c -> corners.add(toWorld.apply(c)));
        });
        return world.boundsUm().map(b -> view("overview", camera(corners, aspect, parallel), b, Set.of()));
    }

    /**
     * One volume as large as it fits. Coarser volumes that hold its centre would cover it and are left out.
     *
     * @param aspect picture width / height
     */
    public static View zoom(World world, VolumeNode node, double aspect) {
        return zoom(world, node, aspect, false);
    }

    /**
     * One volume as large as it fits. Coarser volumes that hold its centre would cover it and are left out.
     *
     * @param aspect picture width / height
     * @param parallel seen by an orthographic camera, framed for it
     */
    public static View zoom(World world, VolumeNode node, double aspect, boolean parallel) {
        Box3 box = bounds(world, node);
        Vector3d centre = box.centreUm();
        Set<String> covering = new TreeSet<>();
        for (VolumeNode other : world.volumes()) {
            if (voxelUm(world, other) > voxelUm(world, node) * (1 + 1e-6)
                    && bounds(world, other).contains(centre)) {
                covering.add(other.id().name());
            }
        }
        return view(node.id().name(), camera(corners(world, node), aspect, parallel), box, covering);
    }

    /**
     * One volume alone, seen by parallel rays straight onto its planes of z, with y up, as large as it fits.
     *
     * @param aspect picture width / height
     */
    static View flat(World world, VolumeNode node, double aspect) {
        Affine3 map = toWorld(world, node);
        Vector3d into = map.applyDirection(new Vector3d(0, 0, -1)).normalize();
        Vector3d up = map.applyDirection(new Vector3d(0, 1, 0)).normalize();
        Set<String> others = new TreeSet<>();
        world.volumes().stream().filter(v -> !v.id().equals(node.id())).forEach(v -> others.add(v.id().name()));
        world.labels().forEach(l -> others.add(l.id().name()));
        Camera camera = Framing.parallel(corners(world, node), into, up, aspect);
        return view(node.id().name(), camera, bounds(world, node), others);
    }

    private static Camera camera(List<Vector3d> corners, double aspect, boolean parallel) {
        return parallel ? Framing.parallel(corners, SLANTED, UP, aspect) : Framing.of(corners, SLANTED, UP, aspect);
    }

    private static View view(String name, Camera camera, Box3 box, Set<String> hidden) {
        double unitUm = Math.max(box.extentUm().length() * UNIT, 1e-9);
        return new View(name, camera, Look.of(unitUm, GROUND), Furniture.ALL, Content.ALL.withHidden(hidden));
    }

    private static Affine3 toWorld(World world, VolumeNode node) {
        return node.grid().indexToFrame().then(world.frames().transform(node.frame(), FrameId.WORLD));
    }

    private static List<Vector3d> corners(World world, VolumeNode node) {
        Affine3 map = toWorld(world, node);
        return node.grid().indexBounds().corners().stream().map(map::apply).toList();
    }

    static Box3 bounds(World world, VolumeNode node) {
        return node.grid().indexBounds().enclosing(toWorld(world, node));
    }

    static double voxelUm(World world, VolumeNode node) {
        return Math.cbrt(Math.abs(toWorld(world, node).matrix().determinant()));
    }
}
