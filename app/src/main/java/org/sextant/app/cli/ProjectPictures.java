// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sextant.project.input.InputFiles;
import org.sextant.project.json.ViewJson;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.Renderer;
import org.sextant.render.pass.ChosenRenderer;
import org.sextant.render.pass.PassKind;
import org.sextant.render.pass.Renderers;
import org.sextant.render.picture.PictureMetadata;
import org.sextant.render.picture.PngFile;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.SkippedVolume;
import org.sextant.render.video.FfmpegProgram;
import org.sextant.render.video.Film;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.scene.World;
import org.sextant.world.shot.Shot;
import org.sextant.world.view.View;

/** Makes and writes pictures of a project; what was loaded for one serves the next. */
final class ProjectPictures implements AutoCloseable {
    private static final int QUALITY = 2;

    private final World world;
    private final WorkContext work;
    private final ProjectVolumes volumes;
    private final Optional<PassKind> pass;
    private final Renderers renderers = new Renderers();
    private @Nullable ChosenRenderer chosen;

    ProjectPictures(World world, InputFiles inputs, WorkContext work) {
        this(world, inputs, work, Optional.empty());
    }

    /** @param pass empty for the fastest */
    ProjectPictures(World world, InputFiles inputs, WorkContext work, Optional<PassKind> pass) {
        this.world = world;
        this.work = work;
        this.volumes = new ProjectVolumes(inputs);
        this.pass = pass;
    }

    /** Why the pictures were made by the pass that their frames name; empty before the first. */
    String passReason() {
        return chosen == null ? "" : chosen.reason();
    }

    private Renderer renderer(FrameSpec spec) {
        if (chosen == null) {
            double rays = (double) spec.width() * spec.height() * spec.supersampling() * spec.supersampling();
            chosen = renderers.open(pass, rays, volumes, Residency.usualBudgetBytes());
        }
        return chosen.renderer();
    }

    /** Renders and writes a view by name with the usual settings. */
    Frame write(String view, PictureSize size, Path output) {
        FrameSpec spec = FrameSpec.of(size.width(), size.height()).withSupersampling(QUALITY);
        return write(ViewChoice.of(view), spec, false, output);
    }

    /**
     * Renders and writes a picture with the view in its metadata; replaces what is there.
     *
     * @throws SextantException if a volume cannot be read, unless {@code skipUnreadable}: a picture without it is not what was
     *     asked for
     */
    Frame write(ViewChoice choice, FrameSpec spec, boolean skipUnreadable, Path output) {
        View view = choice.in(world, new PictureSize(spec.width(), spec.height()));
        Frame frame = frame(view, spec, skipUnreadable, work);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PictureMetadata.SOFTWARE, Version.text());
        metadata.put(PictureMetadata.VIEW, ViewJson.of(view).toString());
        metadata.put(PictureMetadata.PIXEL_UM, Double.toString(frame.pixelUm()));
        PngFile.write(output, true, frame.picture(), metadata);
        return frame;
    }

    /**
     * The picture of any view, kept in memory.
     *
     * @param listener the threads of this one's work, with another listener to its progress
     * @throws SextantException as for {@link #write(ViewChoice, FrameSpec, boolean, Path)}
     */
    Frame frame(View view, FrameSpec spec, boolean skipUnreadable, WorkContext listener) {
        Frame frame = renderer(spec).render(world, view, spec, listener);
        for (SkippedVolume s : frame.skipped()) {
            if (s.reason() == SkippedVolume.Reason.UNREADABLE && !skipUnreadable) {
                throw new SextantException("no picture was made: " + s.message() + "; or add --skip-unreadable");
            }
        }
        return frame;
    }

    /** Renders and writes a film; see {@link Film#make}. */
    Film.Made write(
            Shot shot,
            Film film,
            Film.Writing how,
            @Nullable FfmpegProgram program,
            int quality,
            boolean skipUnreadable) {
        FrameSpec spec = FrameSpec.of(film.width(), film.height()).withSupersampling(quality);
        WorkContext silent = work.with(Progress.NONE);
        return film.make(
                how,
                program,
                i -> frame(shot.frame(i), spec, skipUnreadable, silent).picture(),
                work);
    }

    @Override
    public void close() {
        if (chosen != null) {
            chosen.renderer().close();
        }
        renderers.close();
        volumes.close();
    }
}
