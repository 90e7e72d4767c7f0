// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.video;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.shot.FrameRate;

/** The kinds of videos, told apart by the ending of the file's name. */
public enum VideoFormat {
    /** H.264, 4:2:0, 8 bits: plays everywhere. */
    MP4(".mp4", true, true),
    /** Apple ProRes 422 HQ, 10 bits: for editing. */
    PRORES(".mov", true, false),
    /** FFV1 version 3, RGB, 8 bits: lossless, for archives. */
    FFV1(".mkv", false, false),
    /** A palette of 256 colours made for the whole film: for pages and slides. */
    GIF(".gif", false, false),
    /** A folder of pictures with their transparency; a name without ending. */
    PNG("", false, false);

    /** Same numbers for the same colours: exact sums, chroma at full resolution until the last step. */
    private static final String SCALE = "scale=in_range=pc:out_range=tv:out_color_matrix=bt709"
            + ":flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=%s,"
            + "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709";

    /** Programs older than 7 take the tags from here only. */
    private static final List<String> TAGS =
            List.of("-color_range", "tv", "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709");

    /** Encoders of H.264 in the order of preference, with what makes their quality constant and high. */
    private static final Map<String, List<String>> H264 = Map.of(
            "libopenh264",
            List.of("-rc_mode", "off", "-q:v", "18", "-profile:v", "high", "-coder", "cabac"),
            "libx264",
            List.of("-crf", "16", "-profile:v", "high"),
            "h264_videotoolbox",
            List.of("-q:v", "75", "-profile:v", "high"));

    private static final List<String> H264_ORDER = List.of("libopenh264", "libx264", "h264_videotoolbox");

    private final String ending;
    private final boolean evenWidth;
    private final boolean evenHeight;

    VideoFormat(String ending, boolean evenWidth, boolean evenHeight) {
        this.ending = ending;
        this.evenWidth = evenWidth;
        this.evenHeight = evenHeight;
    }

    public String ending() {
        return ending;
    }

    /** The format that a file's name asks for. */
    public static VideoFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.contains(".")) {
            return PNG;
        }
        return Arrays.stream(values())
                .filter(f -> f != PNG && name.endsWith(f.ending))
                .findFirst()
                .orElseThrow(() -> new DataException(
                        file.toString(),
                        "output",
                        "its ending is of no video",
                        "Known are "
                                + Arrays.stream(values())
                                        .filter(f -> f != PNG)
                                        .map(VideoFormat::ending)
                                        .collect(Collectors.joining(", "))
                                + "; a name without ending is a folder of PNG files"));
    }

    /** @throws SextantException with sizes that fit if the format cannot hold pictures of this size */
    public void checkSize(int width, int height) {
        boolean oddWidth = evenWidth && width % 2 != 0;
        boolean oddHeight = evenHeight && height % 2 != 0;
        if (oddWidth || oddHeight) {
            throw new SextantException(String.format(
                    Locale.ROOT,
                    "a %s video stores colour for pairs of pixels: %dx%d has an odd edge; use %dx%d",
                    ending,
                    width,
                    height,
                    width + (oddWidth ? 1 : 0),
                    height + (oddHeight ? 1 : 0)));
        }
    }

    /** Whether a program is needed that can do this. */
    public boolean needsProgram() {
        return this != PNG;
    }

    /** Whether the program gets the frames while they are made; otherwise all at the end. */
    boolean streams() {
        return this != PNG && this != GIF;
    }

    /** What is used of a program for this format, for people. @throws SextantException if it lacks it */
    public String encoder(FfmpegProgram program) {
        return switch (this) {
            case MP4 -> h264(program.encoders());
            case PRORES -> required(program, "prores_ks");
            case FFV1 -> required(program, "ffv1");
            case GIF -> required(program, "gif");
            case PNG -> "png";
        };
    }

    /** Arguments between the input and the name of the output. */
    List<String> arguments(FfmpegProgram program, FrameRate fps) {
        String encoder = encoder(program);
        String twoSeconds = Long.toString(Math.max(1, Math.round(2 * fps.perSecond())));
        return switch (this) {
            case MP4 ->
                joined(
                        List.of("-vf", SCALE.formatted("yuv420p"), "-c:v", encoder),
                        H264.getOrDefault(encoder, List.of()),
                        List.of("-pix_fmt", "yuv420p", "-g", twoSeconds),
                        TAGS,
                        List.of("-movflags", "+faststart", "-f", "mp4"));
            case PRORES ->
                joined(
                        List.of("-vf", SCALE.formatted("yuv422p10le"), "-c:v", encoder, "-profile:v", "3"),
                        List.of("-vendor", "apl0"),
                        TAGS,
                        List.of("-f", "mov"));
            case FFV1 ->
                List.of(
                        "-vf",
                        "format=bgr0",
                        "-c:v",
                        encoder,
                        "-level",
                        "3",
                        "-slices",
                        "4",
                        "-slicecrc",
                        "1",
                        "-g",
                        "1",
                        "-f",
                        "matroska");
            case GIF, PNG -> throw new IllegalStateException(this + " is not made from a stream");
        };
    }

    private static List<String> joined(List<?>... parts) {
        return Arrays.stream(parts).flatMap(List::stream).map(Object::toString).toList();
    }

    private static String h264(Set<String> has) {
        return H264_ORDER.stream()
                .filter(has::contains)
                .findFirst()
                .orElseThrow(() -> new SextantException("the ffmpeg that is there has no encoder of H.264 (looked for "
                        + H264_ORDER + "); make a .mkv or a folder of PNG files"));
    }

    private static String required(FfmpegProgram program, String encoder) {
        if (!program.encoders().contains(encoder)) {
            throw new SextantException("the ffmpeg at " + program.file() + " has no encoder '" + encoder
                    + "'; make a folder of PNG files");
        }
        return encoder;
    }
}
