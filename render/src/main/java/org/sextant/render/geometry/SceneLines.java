// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.joml.Matrix4x3d;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.render.camera.Rays;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Locus;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/**
 * What a view shows of a world besides its data, as lines with depth, and the names that go with them: outlines of volumes
 * and boxes, crosses at landmarks, pins, rulers, and the 95 % error ellipsoids of points and placements.
 */
public final class SceneLines {
    /** A name that stands at the uppermost of some points, relative to the eye. */
    public record Label(String text, List<Vector3d> points, Rgba colour) {}

    private static final Rgba FAILED = Rgba.parse("#f06a6a");
    private static final Rgba LANDMARK = new Rgba(1, 0.83, 0.2, 1);
    /** A smaller ellipsoid is hidden by the sign at its middle. */
    private static final double SMALLEST_ERROR_PX = 2;

    private final World world;
    private final View view;
    private final Rays rays;
    private final Vector3dc eyeUm;
    private final double widthPx;
    private final double signPx;
    private final List<Line> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Label> notices = new ArrayList<>();
    private final Set<VolumeId> failed = new HashSet<>();

    private SceneLines(World world, View view, Rays rays, int supersampling) {
        this.world = world;
        this.view = view;
        this.rays = rays;
        this.eyeUm = rays.camera().eyeUm();
        PictureLayout layout = new PictureLayout(rays.width() / supersampling, rays.height() / supersampling);
        this.widthPx = layout.linePx() * supersampling;
        this.signPx = layout.signPx() * supersampling;
    }

    /**
     * @param rays one per sample
     * @param supersampling samples per pixel along each edge: line widths are stated in pixels
     * @param skipped what is not shown; where that is because it cannot be read, its box is drawn in any case
     */
    public static SceneLines of(World world, View view, Rays rays, int supersampling, List<SkippedVolume> skipped) {
        SceneLines s = new SceneLines(world, view, rays, supersampling);
        for (SkippedVolume volume : skipped) {
            if (volume.reason() == SkippedVolume.Reason.UNREADABLE) {
                s.unreadable(volume);
            }
        }
        if (view.furniture().boxes()) {
            s.boxes();
        }
        if (view.furniture().landmarks()) {
            world.landmarks().stream().filter(Landmark::active).forEach(s::cross);
            for (Annotation a : world.annotations()) {
                if (a instanceof Annotation.Pin p) {
                    s.pin(p);
                } else {
                    s.ruler((Annotation.Ruler) a);
                }
            }
        }
        if (view.furniture().errors()) {
            s.errors();
        }
        return s;
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Label> labels() {
        return labels;
    }

    /** Why things are not shown, with the corners of their boxes. */
    public List<Label> notices() {
        return notices;
    }

    private void unreadable(SkippedVolume skipped) {
        VoxelGrid grid = grid(skipped.id());
        failed.add(skipped.id());
        box(skipped.id().name(), grid.indexBounds(), grid.indexToFrame(), readable(FAILED));
        notices.add(new Label(skipped.message(), labels.get(labels.size() - 1).points(), readable(FAILED)));
    }

    /** Of a volume or a label volume. */
    private VoxelGrid grid(VolumeId id) {
        return world.labels().stream()
                .filter(l -> l.id().equals(id))
                .map(LabelNode::grid)
                .findFirst()
                .orElseGet(() -> world.volume(id.name()).grid());
    }

    private void boxes() {
        for (VolumeNode v : world.volumes()) {
            if (view.shows(v) && !failed.contains(v.id())) {
                box(v.id().name(), v.grid().indexBounds(), v.grid().indexToFrame(), colour(v));
            }
        }
        for (FovBox b : world.boxes()) {
            Box3 box = b.box();
            box(b.name(), box, Affine3.identity(box.frame(), box.frame()), readable(b.colour()));
        }
    }

    private Rgba readable(Rgba colour) {
        return Overlay.readable(colour, view.look().background());
    }

    /** The colour of a volume's densest part, such that a thin line of it is seen. */
    private Rgba colour(VolumeNode volume) {
        Layer layer = view.layer(volume);
        List<TransferFunction.Point> points = layer.transfer().points();
        return readable(points.get(points.size() - 1).colour().withAlpha(0.9));
    }

    /** The twelve edges of a box of a frame that lies, or is mapped, in the tree of frames. */
    private void box(String name, Box3 box, Affine3 toFrame, Rgba colour) {
        Matrix4x3dc m = relative(toFrame.then(world.frames().transform(toFrame.to(), FrameId.WORLD)));
        List<Vector3d> c = box.corners();
        c.forEach(m::transformPosition);
        for (int i = 0; i < 8; i++) {
            for (int axis = 1; axis < 8; axis *= 2) {
                if ((i & axis) == 0) {
                    line(c.get(i), c.get(i | axis), colour);
                }
            }
        }
        labels.add(new Label(name, c, colour));
    }

    private void line(Vector3dc from, Vector3dc to, Rgba colour) {
        lines.add(new Line(from, to, colour, widthPx));
    }

    private Matrix4x3d relative(Affine3 toWorld) {
        Matrix4x3d m = new Matrix4x3d(toWorld.matrix());
        Vector3d t = m.getTranslation(new Vector3d()).sub(eyeUm);
        return m.setTranslation(t.x, t.y, t.z);
    }

    private Vector3d relative(FrameId frame, Vector3dc pointUm) {
        return relative(world.frames().transform(frame, FrameId.WORLD)).transformPosition(new Vector3d(pointUm));
    }

    /** Half the extent of a sign at a point, µm. */
    private double signUm(Vector3dc p) {
        return signPx * rays.pixelUm(p.dot(rays.forward()));
    }

    /** A cross along the picture's axes and into it. */
    private void cross(Landmark l) {
        Vector3d p = relative(l.at().frame(), l.at().pointUm());
        Rgba colour = readable(LANDMARK);
        double half = signUm(p);
        for (Vector3dc axis : List.of(rays.right(), rays.top(), rays.forward())) {
            line(p.fma(-half, axis, new Vector3d()), p.fma(half, axis, new Vector3d()), colour);
        }
        labels.add(new Label(l.name(), List.of(p), colour));
    }

    /** A needle that stands on the point, upright in the picture, with a rhombus as its head. */
    private void pin(Annotation.Pin pin) {
        Vector3d p = relative(pin.frame(), pin.at().pointUm());
        Rgba colour = Overlay.inkOn(view.look().background());
        double head = 0.5 * signUm(p);
        Vector3d neck = p.fma(4 * head, rays.top(), new Vector3d());
        Vector3d top = p.fma(6 * head, rays.top(), new Vector3d());
        Vector3d middle = p.fma(5 * head, rays.top(), new Vector3d());
        Vector3d left = middle.fma(-head, rays.right(), new Vector3d());
        Vector3d right = middle.fma(head, rays.right(), new Vector3d());
        line(p, neck, colour);
        line(neck, left, colour);
        line(left, top, colour);
        line(top, right, colour);
        line(right, neck, colour);
        labels.add(new Label(pin.label(), List.of(top), colour));
    }

    /** The line that is measured with a stroke across each end, and its length. */
    private void ruler(Annotation.Ruler ruler) {
        Vector3d from = relative(ruler.frame(), ruler.fromUm());
        Vector3d to = relative(ruler.frame(), ruler.toUm());
        Rgba colour = Overlay.inkOn(view.look().background());
        line(from, to, colour);
        Vector3d across = to.sub(from, new Vector3d()).cross(rays.forward());
        if (across.length() > 1e-9 * to.distance(from)) {
            across.normalize();
            for (Vector3d end : List.of(from, to)) {
                double half = 0.7 * signUm(end);
                line(end.fma(-half, across, new Vector3d()), end.fma(half, across, new Vector3d()), colour);
            }
        }
        String length = ScaleBar.written(world.lengthUm(ruler));
        labels.add(new Label(length, List.of(from.lerp(to, 0.5, new Vector3d())), colour));
    }

    /** Ellipsoids at landmarks and pins, and at the middle of each volume that is seen: how sure its placement is. */
    private void errors() {
        world.landmarks().stream().filter(Landmark::active).forEach(l -> error(l.at(), readable(LANDMARK)));
        for (Annotation a : world.annotations()) {
            if (a instanceof Annotation.Pin p) {
                error(p.at(), Overlay.inkOn(view.look().background()));
            }
        }
        for (VolumeNode v : world.volumes()) {
            if (view.shows(v)) {
                Vector3d middle =
                        v.grid().indexToFrame().apply(v.grid().indexBounds().centreUm());
                error(Locus.exact(v.frame(), middle), colour(v));
            }
        }
    }

    private void error(Locus point, Rgba colour) {
        Locus inWorld = world.frames().locate(point, FrameId.WORLD);
        Vector3d p = relative(point.frame(), point.pointUm());
        double pixelUm = rays.pixelUm(p.dot(rays.forward()));
        if (ErrorRings.radiusUm(inWorld) > SMALLEST_ERROR_PX * pixelUm * widthPx) {
            lines.addAll(ErrorRings.of(inWorld, p, colour, widthPx));
        }
    }
}
