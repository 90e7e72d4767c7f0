// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sextant.render.video.FfmpegProgram;
import org.sextant.render.video.FfmpegSearch;
import org.sextant.render.video.VideoFormat;

/**
 * What makes the video that a file's name asks for. Where no encoder runs, the frames themselves are the result.
 *
 * @param out the file to make, or the folder of pictures instead of it
 * @param program null for a folder of pictures
 * @param notice what the user should know about the choice; empty if it is what was asked for
 */
record EncoderChoice(VideoFormat format, Path out, @Nullable FfmpegProgram program, String notice) {
    /** @throws org.sextant.world.error.SextantException if no video has that ending, or the encoder lacks it */
    static EncoderChoice of(Path output) {
        VideoFormat asked = VideoFormat.of(output);
        return asked.needsProgram()
                ? among(FfmpegSearch.here(), asked, output)
                : new EncoderChoice(asked, output, null, "");
    }

    static EncoderChoice among(FfmpegSearch found, VideoFormat asked, Path output) {
        if (found.program().isPresent()) {
            asked.encoder(found.program().get());
            return new EncoderChoice(asked, output, found.program().get(), "");
        }
        Path pictures = output.resolveSibling(output.getFileName().toString().replaceAll("\\.[^.]*$", "") + "-frames");
        String notice = "no encoder runs here (" + String.join("; ", found.refused())
                + "), so the frames are written as" + " PNG files into " + pictures
                + "; any program that reads numbered pictures makes a video of them";
        return new EncoderChoice(VideoFormat.PNG, pictures, null, notice);
    }

    /** What encodes, for people; empty for pictures. */
    String text() {
        return program == null
                ? ""
                : format.encoder(program) + " of ffmpeg " + program.version() + " " + program.origin();
    }
}
