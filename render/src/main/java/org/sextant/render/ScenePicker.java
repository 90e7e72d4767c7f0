// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Ray;
import org.sextant.render.camera.Rays;
import org.sextant.render.geometry.Line;
import org.sextant.render.geometry.LineSet;
import org.sextant.render.geometry.PixelFragments;
import org.sextant.render.march.Hit;
import org.sextant.render.march.MarchScene;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.World;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * Finds what lies under a pixel: the data that its ray meets first, or a landmark or an edge of a box before it, if they are
 * drawn. Landmarks and edges are met a few pixels away, too.
 */
final class ScenePicker {
    /** Width of what stands for an edge, and of a landmark's sign, pixels. */
    private static final double REACH_PX = 9;

    private final World world;
    private final View view;
    private final Rays rays;
    private final double x;
    private final double y;
    private final Ray ray = new Ray();

    private ScenePicker(World world, View view, Rays rays, int x, int y) {
        this.world = world;
        this.view = view;
        this.rays = rays;
        this.x = x + 0.5;
        this.y = y + 0.5;
        rays.ray(this.x, this.y, ray);
    }

    /** @throws SextantException if there is no such pixel */
    static Optional<Pick> pick(World world, View view, MarchScene scene, int x, int y) {
        Rays rays = scene.rays();
        if (x < 0 || y < 0 || x >= rays.width() || y >= rays.height()) {
            throw new SextantException(
                    "there is no pixel " + x + "," + y + " in a picture of " + rays.width() + "×" + rays.height());
        }
        ScenePicker p = new ScenePicker(world, view, rays, x, y);
        List<Pick> met = new ArrayList<>();
        scene.hit(x, y).map(p::data).ifPresent(met::add);
        if (view.furniture().landmarks()) {
            world.landmarks().stream().filter(Landmark::active).forEach(l -> p.landmark(l, met));
        }
        if (view.furniture().boxes()) {
            world.boxes().forEach(b -> p.box(b, met));
        }
        return met.stream().min((a, b) -> Double.compare(a.distanceUm(), b.distanceUm()));
    }

    private Pick data(Hit h) {
        return new Pick(
                Pick.Kind.valueOf(h.kind().name()),
                h.name(),
                point(h.distanceUm()),
                h.distanceUm(),
                h.value(),
                h.label());
    }

    private Vector3d point(double t) {
        return new Vector3d(ray.ox, ray.oy, ray.oz)
                .fma(t, new Vector3d(ray.dx, ray.dy, ray.dz))
                .add(rays.camera().eyeUm());
    }

    private void landmark(Landmark l, List<Pick> met) {
        Vector3d at = world.frames().transform(l.at().frame(), FrameId.WORLD).apply(l.at().pointUm());
        Vector3d camera = rays.toCamera(at.sub(view.camera().eyeUm(), new Vector3d()));
        if (camera.z > rays.nearUm()) {
            Vector3d pixel = rays.toPixel(camera);
            if (Math.hypot(pixel.x - x, pixel.y - y) <= REACH_PX / 2) {
                met.add(thing(Pick.Kind.LANDMARK, l.name(), at, pixel.z));
            }
        }
    }

    private void box(FovBox b, List<Pick> met) {
        Affine3 toWorld = world.frames().transform(b.box().frame(), FrameId.WORLD);
        List<Vector3d> corners = b.box().corners().stream()
                .map(toWorld::apply)
                .map(c -> c.sub(view.camera().eyeUm()))
                .toList();
        List<Line> edges = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (int axis = 1; axis < 8; axis *= 2) {
                if ((i & axis) == 0) {
                    edges.add(new Line(corners.get(i), corners.get(i | axis), Rgba.WHITE, REACH_PX));
                }
            }
        }
        PixelFragments pieces = new PixelFragments();
        LineSet.of(edges, rays).at(x, y, ray, pieces);
        if (pieces.count() > 0) {
            met.add(thing(Pick.Kind.BOX, b.name(), point(pieces.distance(0)), pieces.distance(0)));
        }
    }

    private static Pick thing(Pick.Kind kind, String name, Vector3dc at, double distanceUm) {
        return new Pick(kind, name, at, distanceUm, OptionalDouble.empty(), OptionalLong.empty());
    }
}
