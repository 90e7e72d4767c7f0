// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.List;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** The outlines of volumes and boxes, and the landmarks, as lines with depth, and the names that go with the boxes. */
public final class SceneLines {
    /** A name at a corner, relative to the eye. */
    public record Label(String text, List<Vector3d> corners, Rgba colour) {}

    private static final Rgba LANDMARK = new Rgba(1, 0.83, 0.2, 1);
    private static final double LANDMARK_PX = 7;

    private final World world;
    private final Vector3dc eyeUm;
    private final double widthPx;
    private final List<Line> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private SceneLines(World world, Rays rays, double widthPx) {
        this.world = world;
        this.eyeUm = rays.camera().eyeUm();
        this.widthPx = widthPx;
    }

    /**
     * @param scalePx picture height / 720: line widths grow with the picture
     */
    public static SceneLines of(World world, View view, Rays rays, double scalePx) {
        SceneLines s = new SceneLines(world, rays, Math.max(1, 1.5 * scalePx));
        if (view.furniture().boxes()) {
            for (VolumeNode v : world.volumes()) {
                if (view.shows(v)) {
                    s.box(
                            v.id().name(),
                            v.grid().indexBounds(),
                            v.grid().indexToFrame(),
                            Overlay.readable(colour(view.layer(v)), view.look().background()));
                }
            }
            for (FovBox b : world.boxes()) {
                Box3 box = b.box();
                s.box(
                        b.name(),
                        box,
                        Affine3.identity(box.frame(), box.frame()),
                        Overlay.readable(b.colour(), view.look().background()));
            }
        }
        for (Landmark l : world.landmarks()) {
            if (l.active() && view.furniture().landmarks()) {
                s.cross(l, rays, LANDMARK_PX * Math.max(0.5, scalePx));
            }
        }
        return s;
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Label> labels() {
        return labels;
    }

    /** The colour of a volume's densest part, made bright enough for a thin line. */
    private static Rgba colour(Layer layer) {
        List<TransferFunction.Point> points = layer.transfer().points();
        Rgba c = points.get(points.size() - 1).colour();
        return c.withAlpha(0.9);
    }

    /** The twelve edges of a box of a frame that lies, or is mapped, in the tree of frames. */
    private void box(String name, Box3 box, Affine3 toFrame, Rgba colour) {
        FrameTree frames = world.frames();
        Affine3 toWorld = toFrame.then(frames.transform(toFrame.to(), FrameId.WORLD));
        Matrix4x3dc m = relative(toWorld);
        List<Vector3d> c = box.corners();
        c.forEach(m::transformPosition);
        for (int i = 0; i < 8; i++) {
            for (int axis = 1; axis < 8; axis *= 2) {
                if ((i & axis) == 0) {
                    lines.add(new Line(c.get(i), c.get(i | axis), colour, widthPx));
                }
            }
        }
        labels.add(new Label(name, c, colour));
    }

    private Matrix4x3d relative(Affine3 toWorld) {
        Matrix4x3d m = new Matrix4x3d(toWorld.matrix());
        Vector3d t = m.getTranslation(new Vector3d()).sub(eyeUm);
        return m.setTranslation(t.x, t.y, t.z);
    }

    /** A cross along the picture's axes and into it. */
    private void cross(Landmark l, Rays rays, double sizePx) {
        Affine3 toWorld = world.frames().transform(l.at().frame(), FrameId.WORLD);
        Vector3d p = relative(toWorld).transformPosition(new Vector3d(l.at().pointUm()));
        double half = sizePx * rays.pixelUm(p.dot(rays.forward()));
        for (Vector3dc axis : List.of(rays.right(), rays.top(), rays.forward())) {
            lines.add(
                    new Line(p.fma(-half, axis, new Vector3d()), p.fma(half, axis, new Vector3d()), LANDMARK, widthPx));
        }
    }
}
