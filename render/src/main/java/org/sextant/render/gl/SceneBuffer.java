// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.nio.ByteBuffer;
import java.util.List;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.render.camera.Rays;
import org.sextant.render.march.Cut;
import org.sextant.render.march.DepthCue;
import org.sextant.render.march.EmptySpace;
import org.sextant.render.march.Light;
import org.sextant.render.march.LightGrid;
import org.sextant.render.march.MarchBox;
import org.sextant.render.march.MarchLabels;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchSlice;
import org.sextant.render.march.MarchVolume;
import org.sextant.render.march.RayLight;
import org.sextant.render.march.TransferTable;
import org.sextant.world.view.ValueWindow;

/**
 * The rows of scene.glsl: what a picture is made of as floats relative to an anchor, composed in double precision. Threads:
 * one.
 */
final class SceneBuffer {
    private static final int PICTURE_ROWS = 11;
    private static final int BOX_ROWS = 15;
    private static final int CUT_ROWS = 4;
    private static final int SLICE_ROWS = 2;
    /** So many cuts and slices fit a block of the size that every driver takes, beside all volumes. */
    static final int MAX_CUTS = 128;

    static final int MAX_SLICES = 32;
    /** Entries of a volume in the tables: two for each of its positions. */
    static final int TABLE_ENTRIES = 2 * TransferTable.LAST + 1;
    /** Entries of a slice in the tables: 16 for each step of its colour map. */
    static final int WINDOW_ENTRIES = 16 * 255 + 1;
    /** Counts of a colour of 1. */
    static final int WINDOW_COUNTS = 1 << 24;
    /** Counts of the whole integral of a table; integers hold twice that. */
    static final double TABLE_COUNTS = 1 << 30;

    private final MarchScene scene;
    private final Vector3d anchor;
    private final double anchorUm;
    private final ByteBuffer out;

    private SceneBuffer(MarchScene scene, ByteBuffer out) {
        this.scene = scene;
        this.anchorUm = anchorUm(scene.rays());
        this.anchor = scene.rays().forward().mul(anchorUm, new Vector3d());
        this.out = out;
    }

    /** Distance of the anchor from the eye, µm: what the camera looks at. */
    static double anchorUm(Rays rays) {
        return rays.camera().eyeUm().distance(rays.camera().targetUm());
    }

    static int bytes(SceneParts parts) {
        return 16
                * (PICTURE_ROWS
                        + BOX_ROWS * parts.boxes().size()
                        + CUT_ROWS * parts.cuts()
                        + SLICE_ROWS * parts.slices().size());
    }

    /**
     * What the voxels of a volume are in.
     *
     * @param nx,ny,nz texels of the texture
     * @param pageBase first entry in the table of pages
     */
    record Place(int nx, int ny, int nz, int pageBase) {}

    /** Appends all rows. */
    static void write(MarchScene scene, SceneParts parts, List<Place> places, ByteBuffer out) {
        SceneBuffer b = new SceneBuffer(scene, out);
        b.picture();
        int bricks = 0;
        int colours = 0;
        int layers = 0;
        List<MarchBox> boxes = parts.boxes();
        int cutBase = PICTURE_ROWS + BOX_ROWS * boxes.size();
        for (int i = 0; i < boxes.size(); i++) {
            if (boxes.get(i) instanceof MarchVolume v) {
                b.volume(v, places.get(i), new Bases(i * TABLE_ENTRIES, bricks, cutBase, layers));
            } else {
                MarchLabels l = (MarchLabels) boxes.get(i);
                b.labels(l, new Bases(colours, bricks, cutBase, layers));
                colours += l.field().ranks();
            }
            cutBase += CUT_ROWS * boxes.get(i).cuts().size();
            EmptySpace e = SceneParts.empty(boxes.get(i));
            bricks += e == null ? 0 : e.nx() * e.ny() * e.nz();
            LightGrid g = boxes.get(i).lightGrid();
            layers += g == null ? 0 : g.nz();
        }
        boxes.forEach(b::cutsOf);
        int windowBase = parts.volumes().size() * TABLE_ENTRIES;
        for (MarchSlice s : parts.slices()) {
            b.slice(s, windowBase);
            windowBase += WINDOW_ENTRIES;
        }
    }

    /** Where in the tables, rows and cells of light what belongs to a volume begins. */
    private record Bases(int table, int brick, int cut, int light) {}

    private void picture() {
        Rays r = scene.rays();
        row(r.right(), 0);
        row(r.top(), 0);
        row(r.forward(), 0);
        row(scene.light().towards(), 0);
        row(r.half(), r.width(), r.height(), anchorUm);
        row(Light.AMBIENT, Light.DIFFUSE, Light.SPECULAR, 0);
        row(RayLight.ENOUGH, RayLight.SURFACE, MarchVolume.FLAT, MarchVolume.STEEP);
        out.putInt((int) scene.jitterSeed()).putInt((int) (scene.jitterSeed() >>> 32));
        out.putInt(0).putInt(0);
        double edges = scene.light().lighting().edges();
        DepthCue cue = scene.depthCue();
        if (cue == null) {
            row(0, 0, 0, edges);
            row(0, 0, 0, 0);
        } else {
            row(cue.nearUm() - anchorUm, 1 / (cue.farUm() - cue.nearUm()), cue.strength(), edges);
            row(cue.ground().r(), cue.ground().g(), cue.ground().b(), 0);
        }
        row(scene.light().lighting().occlusion(), scene.light().lighting().shadow(), 0, 0);
    }

    private void volume(MarchVolume v, Place place, Bases bases) {
        EmptySpace e = v.empty();
        box(v, new int[] {v.field().nx(), v.field().ny(), v.field().nz()}, e, bases);
        double stored = storedPerTexture(v);
        TransferTable t = v.table();
        // one colour for all values: position 0
        double origin = t.perStored() == 0 ? 0 : t.origin() - v.field().offset() * t.perStored();
        double sigma = t.integral(TransferTable.LAST, 0) / TABLE_COUNTS * 2;
        row(2 * stored * t.perStored(), 2 * origin, stored * v.steepnessPerGradient(), sigma);
        floats(1.0 / place.nx(), 1.0 / place.ny(), 1.0 / place.nz());
        PackedShape packed = PackedShape.of(v.field());
        out.putInt(packed.alongY());
        out.putInt(packed.alongZ());
        out.putFloat(e == null ? 1 : 1 << e.shift());
        out.putInt(place.pageBase());
        out.putInt(bases.cut());
        light(v, bases.light());
    }

    /** The rows that volumes and labels share, 0 to 9. */
    private void box(MarchBox v, int[] size, @Nullable EmptySpace e, Bases bases) {
        map(v.eyeToField());
        map(v.eyeToBase());
        Rays r = scene.rays();
        double centre = r.isPerspective() ? v.centre().length() : v.centre().dot(r.forward());
        row(v.minIndex(), centre - anchorUm);
        row(v.maxIndex(), v.stepUm());
        floats(size[0] - 1, size[1] - 1, size[2] - 1);
        out.putInt(bases.brick());
        if (e == null) {
            floats(0, 0, 0);
        } else {
            floats(e.nx(), e.ny(), e.nz());
        }
        out.putInt(bases.table());
    }

    private void labels(MarchLabels l, Bases bases) {
        EmptySpace e = l.empty();
        box(l, new int[] {l.field().nx(), l.field().ny(), l.field().nz()}, e, bases);
        row(0, 0, 0, 0);
        row(0, 0, 0, 0);
        floats(0, e == null ? 1 : 1 << e.shift(), 0);
        out.putInt(bases.cut());
        light(l, bases.light());
    }

    private void light(MarchBox v, int layer) {
        LightGrid g = v.lightGrid();
        if (g == null) {
            row(0, 0, 0, 0);
            row(0, 0, 0, 0);
        } else {
            row(g.nx() - 1.0, g.ny() - 1.0, g.nz() - 1.0, layer);
            row(1.0 / g.edge(), LightGrid.BEFORE * g.edge() * v.edgeUm(), 0, 0);
        }
    }

    /** Textures hold whole numbers as 0 … 1. */
    static double storedPerTexture(MarchVolume v) {
        return v.field().voxelBytes() == 1 ? 255 : v.field().voxelBytes() == 2 ? 65535 : 1;
    }

    private void slice(MarchSlice s, int windowBase) {
        row(s.normal(), s.offsetUm() + s.normal().dot(anchor));
        MarchVolume v = s.volume();
        ValueWindow w = s.plane().window();
        double perValue = (WINDOW_ENTRIES - 1) / (w.high() - w.low());
        double first = v.scale().physical(-v.field().offset());
        out.putFloat((float) (v.scale().slope() * storedPerTexture(v) * perValue));
        out.putFloat((float) ((first - w.low()) * perValue));
        out.putInt(windowBase).putInt(0);
    }

    /** Those that keep what is inside, then those that keep what is outside. */
    private void cutsOf(MarchBox v) {
        v.cuts().stream().filter(Cut::keepsInside).forEach(this::cut);
        v.cuts().stream().filter(c -> !c.keepsInside()).forEach(this::cut);
    }

    private void cut(Cut c) {
        map(c.eyeToUnit());
        double shape = switch (c.shape()) {
            case HALF -> 0;
            case BLOCK -> 1;
            case BALL -> 2;
        };
        row(shape, 0, 0, 0);
    }

    /** Three rows of a map from positions relative to the anchor. */
    private void map(Matrix4x3dc eyeTo) {
        Vector3d origin = eyeTo.transformPosition(anchor, new Vector3d());
        row(eyeTo.m00(), eyeTo.m10(), eyeTo.m20(), origin.x);
        row(eyeTo.m01(), eyeTo.m11(), eyeTo.m21(), origin.y);
        row(eyeTo.m02(), eyeTo.m12(), eyeTo.m22(), origin.z);
    }

    private void row(Vector3dc v, double w) {
        row(v.x(), v.y(), v.z(), w);
    }

    private void row(double x, double y, double z, double w) {
        floats(x, y, z);
        out.putFloat((float) w);
    }

    private void floats(double x, double y, double z) {
        out.putFloat((float) x).putFloat((float) y).putFloat((float) z);
    }
}
