// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sextant.render.picture.Picture;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.shot.FrameRate;

/**
 * A video and how it comes about: frames are made, stored and encoded at the same time; the file appears when it is whole,
 * and then the stored frames go. After an interruption they are used again.
 *
 * @param out the video, or the folder of pictures
 * @param fingerprint of all that a frame depends on: stored frames with another one are not used
 */
public record Film(Path out, VideoFormat format, int width, int height, FrameRate fps, String fingerprint) {
    /** @throws SextantException if the format cannot hold pictures of that size */
    public Film {
        format.checkSize(width, height);
    }

    /** Makes the picture of one frame. Threads: the one that makes the film. */
    @FunctionalInterface
    public interface Frames {
        Picture frame(long number);
    }

    /**
     * How it is written.
     *
     * @param overwrite whether a file or folder of that name, and stored frames of another film, may be replaced
     * @param keepFrames whether the stored frames stay
     */
    public record Writing(FrameRange range, ContactSheet sheet, boolean overwrite, boolean keepFrames) {}

    /** What was done. */
    public record Made(long rendered, long reused) {}

    /**
     * @param program null for a folder of pictures
     * @throws org.sextant.world.error.CancelledException if cancelled: no file is there, but the frames are
     */
    public Made make(Writing how, @Nullable FfmpegProgram program, Frames frames, WorkContext work) {
        if (Files.exists(out) && !how.overwrite()) {
            throw new DataException(
                    out.toString(), "output", "it exists already", "Choose another name or add --overwrite");
        }
        FrameStore.checkReplaceable(out);
        FrameStore store = FrameStore.open(FrameStore.beside(out), fingerprint, how.overwrite());
        FramePipeline.Count[] count = new FramePipeline.Count[1];
        AtomicOutput.write(out, how.overwrite(), expectedBytes(how.range()), part -> {
            try (VideoEncoder encoder = encoder(how.range(), program, store, part, work)) {
                count[0] = new FramePipeline(store, encoder, how.sheet(), work)
                        .run(how.range(), width, height, frames::frame);
                encoder.finish();
            }
        });
        if (!how.keepFrames()) {
            store.delete();
        }
        return new Made(count[0].made(), count[0].reused());
    }

    private VideoEncoder encoder(
            FrameRange range, @Nullable FfmpegProgram program, FrameStore store, Path part, WorkContext work) {
        if (!format.needsProgram()) {
            return StoredEncoder.pictures(store, range, part);
        }
        if (program == null) {
            throw new SextantException("a " + format.ending() + " video needs an encoder");
        }
        format.encoder(program);
        if (!format.streams()) {
            return StoredEncoder.gif(program, store, range, fps, part, work);
        }
        return new PipedEncoder(
                program, format, new PipedEncoder.VideoSize(width, height, fps), store.log(), part, work);
    }

    /** Stored frames and the video: a byte and a half per pixel, from pictures of volumes; half of that at least. */
    private long expectedBytes(FrameRange range) {
        return range.count() * width * height;
    }
}
