// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sextant.render.Exposure;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.JavaRenderer;
import org.sextant.render.Pick;
import org.sextant.render.Renderer;
import org.sextant.render.march.MarchScene;
import org.sextant.render.march.MarchVolume;
import org.sextant.render.march.Pass;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/**
 * The ray march on OpenGL, off screen, with the numerics of the Java pass. A picture that a device cannot make is made in
 * Java, and says so.
 */
public final class GlRenderer implements Renderer {
    /** Each step looks at all. */
    private static final int MAX_SURFACES = 64;

    private final GlDevice device;
    private final GlPass pass;
    private final Residency residency;
    private final int tileEdge;
    private final Maker maker;
    private @Nullable GlMarch march;
    /** Bytes of textures; halved when the device had no room for so many. */
    private long roomBytes;

    /** Makes what draws, on the context's thread. */
    @FunctionalInterface
    interface Maker {
        GlMarch make(long textureBytes);
    }

    /**
     * Without interactive pictures.
     *
     * @param device stays open when this closes
     * @param budgetBytes for voxels in memory, and as much for textures
     */
    public GlRenderer(GlDevice device, GlPass pass, VolumeSource source, long budgetBytes) {
        this(device, pass, new Residency(source, budgetBytes), budgetBytes);
    }

    /**
     * @param device stays open when this closes
     * @param residency what this renderer uses alone, and clears when it is closed; with threads that load, interactive
     *     pictures are made of what is there
     * @param textureBytes for voxels in textures
     */
    public GlRenderer(GlDevice device, GlPass pass, Residency residency, long textureBytes) {
        this(device, pass, residency, textureBytes, bytes -> new GlMarch(device, pass, tileEdge(device), bytes));
    }

    GlRenderer(GlDevice device, GlPass pass, Residency residency, long textureBytes, Maker maker) {
        if (!device.info().passes().contains(pass)) {
            throw new SextantException("the " + pass.label() + " pass needs OpenGL " + GlVersion.COMPUTE
                    + ", and this is " + device.info());
        }
        this.device = device;
        this.pass = pass;
        this.residency = residency;
        this.maker = maker;
        this.roomBytes = textureBytes;
        this.tileEdge = tileEdge(device);
    }

    /** Small enough to be shown bit by bit on processors, large enough to fill a graphics card. */
    private static int tileEdge(GlDevice device) {
        return device.info().software() ? 256 : 1024;
    }

    @Override
    public synchronized Frame render(World world, View view, FrameSpec spec, WorkContext work, Consumer<Frame> soFar) {
        List<String> notices = new ArrayList<>();
        for (int attempt = 0; attempt < 2; attempt++) {
            Exposure exposure = Exposure.of(world, view, spec, residency, work);
            try {
                return draw(exposure, notices, work, soFar);
            } catch (UnsuitedException e) {
                return java(exposure, e, notices, work, soFar);
            } catch (GlError e) {
                // nothing on the device is trusted any more: all of it is made anew, with less room if that was lacking
                release();
                roomBytes = e.isOutOfMemory() ? Math.max(1, roomBytes / 2) : roomBytes;
                if (attempt > 0) {
                    return java(Exposure.of(world, view, spec, residency, work), e, notices, work, soFar);
                }
                notices.add("the device was set up anew: " + e.getMessage());
            }
        }
        throw new IllegalStateException("two attempts end above");
    }

    private Frame java(
            Exposure exposure, SextantException why, List<String> notices, WorkContext work, Consumer<Frame> soFar) {
        notices.add("made in Java instead of the " + pass.label() + " pass: " + why.getMessage());
        return JavaRenderer.render(exposure, notices, work, soFar);
    }

    private Frame draw(Exposure exposure, List<String> notices, WorkContext work, Consumer<Frame> soFar) {
        MarchProgram program = prepare(exposure);
        for (int i = 1; i < exposure.spec().passes(); i++) {
            drawPass(exposure, program, work);
            soFar.accept(exposure.frame(pass.label(), notices));
        }
        drawPass(exposure, program, work);
        Frame frame = exposure.frame(pass.label(), notices);
        soFar.accept(frame);
        return frame;
    }

    @Override
    public synchronized Optional<Pick> pick(World world, View view, FrameSpec spec, int x, int y, WorkContext work) {
        return Exposure.of(world, view, spec.withSupersampling(1), residency, work)
                .pick(world, x, y);
    }

    /** @throws UnsuitedException if this pass cannot draw it */
    private MarchProgram prepare(Exposure exposure) {
        MarchScene scene = exposure.scene();
        SceneParts parts = SceneParts.of(scene);
        if (parts.volumes().size() > MarchProgram.MAX_VOLUMES) {
            throw new UnsuitedException("the view shows " + parts.volumes().size()
                    + " volumes, this pass takes at most " + MarchProgram.MAX_VOLUMES);
        }
        String beyond = beyond(scene, parts);
        if (beyond != null) {
            throw new UnsuitedException("the view shows " + beyond + ", which this pass does not draw");
        }
        return device.call(() -> march().show(scene));
    }

    /** Draws one pass over the picture. */
    private void drawPass(Exposure exposure, MarchProgram program, WorkContext work) {
        MarchScene scene = exposure.scene();
        Pass shift = exposure.nextPass();
        int width = scene.rays().width();
        int height = scene.rays().height();
        // tiles end between pixels
        int edge = tileEdge / exposure.spec().supersampling() * exposure.spec().supersampling();
        long across = (width - 1) / edge + 1;
        long down = (height - 1) / edge + 1;
        work.forEach("rendering", across * down, i -> {
            int left = (int) (i % across) * edge;
            int top = (int) (i / across) * edge;
            Tile tile = new Tile(left, top, Math.min(edge, width - left), Math.min(edge, height - top));
            LinePieces lines = LinePieces.of(scene.lines(), scene.rays(), tile, SceneBuffer.anchorUm(scene.rays()));
            TileSamples samples = device.call(() -> march().draw(program, tile, shift, lines));
            samples.develop(exposure);
        });
    }

    /** What of a scene this pass cannot draw; null if it can draw all. */
    private static @Nullable String beyond(MarchScene scene, SceneParts parts) {
        if (!parts.labels().isEmpty() && parts.boxes().size() > MarchProgram.LABEL_COLOURS) {
            return "more than " + MarchProgram.LABEL_COLOURS + " volumes and label volumes";
        }
        if (parts.isLit() && parts.boxes().size() > MarchProgram.LIGHTS) {
            return "more than " + MarchProgram.LIGHTS + " volumes and label volumes with ambient occlusion or shadows";
        }
        if (parts.slices().size() > SceneBuffer.MAX_SLICES) {
            return "more than " + SceneBuffer.MAX_SLICES + " slices";
        }
        if (parts.cuts() > SceneBuffer.MAX_CUTS) {
            return "more than " + SceneBuffer.MAX_CUTS + " cuts";
        }
        return scene.volumes().stream().map(MarchVolume::surfaces).allMatch(s -> s == null || s.count() <= MAX_SURFACES)
                ? null
                : "more than " + MAX_SURFACES + " surfaces of a volume";
    }

    private GlMarch march() {
        GlMarch m = march;
        if (m == null) {
            m = maker.make(roomBytes);
            march = m;
        }
        return m;
    }

    /** Forgets all voxels and gives back what lives on the device. */
    @Override
    public synchronized void close() {
        residency.clear();
        release();
    }

    private void release() {
        device.call(() -> {
            GlMarch m = march;
            march = null;
            if (m != null) {
                m.close();
            }
            return true;
        });
    }
}
