// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sextant.render.picture.Picture;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.shot.FrameRate;

/** Formats that are made when all frames are stored: a GIF, whose palette needs to know them all, and a folder of PNGs. */
final class StoredEncoder implements VideoEncoder {
    /** Makes the output from the stored frames. */
    @FunctionalInterface
    private interface Body {
        void run() throws IOException;
    }

    private final Path out;
    private final Body body;

    private StoredEncoder(Path out, Body body) {
        this.out = out;
        this.body = body;
    }

    /** A folder with the frames. */
    static StoredEncoder pictures(FrameStore store, FrameRange range, Path out) {
        return new StoredEncoder(out, () -> {
            Files.createDirectories(out);
            for (long i = range.first(); i < range.end(); i++) {
                Path frame = store.file(i);
                Files.copy(frame, out.resolve(frame.getFileName()));
            }
        });
    }

    /** Two runs: the palette of all frames (median cut), then the frames in its colours. */
    static StoredEncoder gif(
            FfmpegProgram program, FrameStore store, FrameRange range, FrameRate fps, Path out, WorkContext work) {
        List<String> input = List.of(
                "-y",
                "-framerate",
                fps.toString(),
                "-start_number",
                Long.toString(range.first()),
                "-i",
                store.folder().toString().replace("%", "%%") + "/" + FrameStore.PATTERN);
        String frames = "[0:v]trim=end_frame=" + range.count();
        Path palette = store.folder().resolve("palette.png");
        return new StoredEncoder(out, () -> {
            perform(program, store, work, input, List.of("-lavfi", frames + ",palettegen", palette.toString()));
            perform(
                    program,
                    store,
                    work,
                    input,
                    List.of(
                            "-i",
                            palette.toString(),
                            "-lavfi",
                            frames + "[v];[v][1:v]paletteuse=dither=sierra2_4a",
                            "-f",
                            "gif",
                            out.toString()));
        });
    }

    private static void perform(
            FfmpegProgram program, FrameStore store, WorkContext work, List<String> input, List<String> rest) {
        List<String> arguments = new ArrayList<>(input);
        arguments.addAll(rest);
        try (FfmpegRun run = new FfmpegRun(program, arguments, store.log(), work)) {
            run.finish();
        }
    }

    @Override
    public void add(Picture frame) {}

    @Override
    public void finish() {
        try {
            body.run();
        } catch (IOException e) {
            throw new DataException(out.toString(), "output", "cannot be written: " + e, "Check the disk", e);
        }
    }

    @Override
    public void close() {}
}
