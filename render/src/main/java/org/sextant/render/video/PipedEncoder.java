// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sextant.render.picture.Picture;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.shot.FrameRate;

/** Sends frames as rows of red, green and blue bytes to the program while the next ones are made. */
final class PipedEncoder implements VideoEncoder {
    private static final int BAND = 64;

    private final int width;
    private final int height;
    private final FfmpegRun run;
    private final byte[] band;

    /**
     * @param log for the program's messages
     * @param out the file to write; its name does not matter
     */
    PipedEncoder(FfmpegProgram program, VideoFormat format, VideoSize size, Path log, Path out, WorkContext work) {
        this.width = size.width();
        this.height = size.height();
        this.band = new byte[width * 3 * Math.min(BAND, height)];
        List<String> arguments = new ArrayList<>(List.of("-y", "-f", "rawvideo", "-pix_fmt", "rgb24"));
        arguments.addAll(List.of("-s", width + "x" + height, "-r", size.fps().toString(), "-i", "-"));
        arguments.addAll(format.arguments(program, size.fps()));
        arguments.add(out.toString());
        this.run = new FfmpegRun(program, arguments, log, work);
    }

    /** Edges in pixels, and frames per second. */
    record VideoSize(int width, int height, FrameRate fps) {}

    @Override
    public void add(Picture frame) {
        if (frame.width() != width || frame.height() != height) {
            throw new SextantException("a frame of " + frame.width() + "×" + frame.height()
                    + " pixels does not fit a video of " + width + "×" + height);
        }
        try {
            for (int top = 0; top < height; top += BAND) {
                int rows = Math.min(BAND, height - top);
                run.input().write(band, 0, rgb(frame, top, rows));
            }
            run.input().flush();
        } catch (IOException e) {
            throw run.failure(e);
        }
    }

    /** Videos are opaque: what is transparent is seen over black. */
    private int rgb(Picture frame, int top, int rows) {
        int n = 0;
        for (int y = top; y < top + rows; y++) {
            for (int x = 0; x < width; x++) {
                int c = frame.argb(x, y);
                int alpha = c >>> 24;
                band[n++] = over(c >> 16 & 255, alpha);
                band[n++] = over(c >> 8 & 255, alpha);
                band[n++] = over(c & 255, alpha);
            }
        }
        return n;
    }

    private static byte over(int channel, int alpha) {
        return (byte) (alpha == 255 ? channel : (channel * alpha + 127) / 255);
    }

    @Override
    public void finish() {
        run.finish();
    }

    @Override
    public void close() {
        run.close();
    }
}
