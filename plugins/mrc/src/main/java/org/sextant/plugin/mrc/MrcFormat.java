// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.world.error.DataException;

/**
 * Reads MRC2014 and its forerunners (CCP4 maps, IMOD stacks): modes 0, 1, 2, 6, 12 and 101, both byte orders, permuted
 * axes, stacks of volumes as time points, view angles from the extended header or from {@code .tlt} and {@code .rawtlt}
 * beside the file, and all that inside gzip. Source: Cheng et al., 2015, J. Struct. Biol. 192, 146–150.
 *
 * <p>Where angles are found and differ, the sections are views: the voxel size is unknown then, and the pixel size is in the metadata
 * fields {@code pixelSizeX} and {@code pixelSizeY}, um.
 *
 * <p>Settings: {@value #BYTES} = signed | unsigned for mode 0 against what the header says; {@value #ANGLES} = required
 * refuses a stack without one angle a section, while by default the reason stands in the metadata field
 * {@code anglesIgnored}.
 */
public final class MrcFormat implements VolumeFormat {
    public static final String BYTES = "bytes";
    public static final String ANGLES = "angles";

    @Override
    public String name() {
        return "MRC";
    }

    @Override
    public List<String> extensions() {
        return List.of(".mrc", ".map", ".rec", ".ali", ".st", ".mrcs", ".mrc.gz", ".map.gz");
    }

    @Override
    public Set<String> settings() {
        return Set.of(BYTES, ANGLES);
    }

    @Override
    public Support probe(Path path) {
        if (!Files.isRegularFile(path)) {
            return Support.no("it is not a file");
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".tlt") || name.endsWith(".rawtlt")) {
            return Support.no(
                    "a list of tilt angles has no voxels; it is read with the .mrc, .st or .ali file beside it"
                            + " that has the same name");
        }
        try {
            byte[] head = head(path);
            if (head.length < MrcHeader.BYTES) {
                return Support.no("it is shorter than an MRC header");
            }
            return judge(MrcHeader.of(ByteBuffer.wrap(head), path.toString()), Files.size(path), isGzip(path));
        } catch (IOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    private static Support judge(MrcHeader h, long size, boolean gzip) {
        if (h.saysMap()) {
            return h.plausible()
                    ? Support.yes("it says MAP at byte 208")
                    : new Support(0.5, "it says MAP at byte 208, yet its mode and size make no sense");
        }
        int c = h.word(17);
        int r = h.word(18);
        int s = h.word(19);
        boolean axes = c * r * s == 6 && c + r + s == 6 && c > 0 && r > 0 || c == 0 && r == 0 && s == 0;
        boolean fits = gzip || MrcHeader.BYTES + (double) h.nx() * h.ny() * h.nz() / 2 <= size;
        return h.plausible()
                        && axes
                        && fits
                        && List.of(0, 1, 2, 3, 4, 6, 12, 101).contains(h.mode())
                ? new Support(0.4, "its numbers could be those of an MRC header from before the word MAP")
                : Support.no("it lacks the word MAP at byte 208 and its numbers are not those of an MRC header");
    }

    private static boolean isGzip(Path path) throws IOException {
        byte[] b = RandomBytes.head(path, 2);
        return b.length == 2 && (b[0] & 0xff) == 0x1f && (b[1] & 0xff) == 0x8b;
    }

    private static byte[] head(Path path) throws IOException {
        if (!isGzip(path)) {
            return RandomBytes.head(path, MrcHeader.BYTES);
        }
        byte[] packed = RandomBytes.head(path, 1 << 14);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(MrcHeader.BYTES);
        }
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        RandomBytes bytes = openBytes(path);
        try {
            return new MrcVolume(bytes, options).open(path, options);
        } catch (IOException e) {
            close(bytes, e);
            throw new DataException(path.toString(), "header", "cannot be read: " + e, "Copy the file again", e);
        } catch (RuntimeException | Error e) {
            close(bytes, e);
            throw e;
        }
    }

    private static RandomBytes openBytes(Path path) {
        try {
            return isGzip(path) ? RandomBytes.openGzip(path, 0) : RandomBytes.open(path);
        } catch (IOException e) {
            throw new DataException(path.toString(), "file", "cannot be read: " + e, "Check that it exists", e);
        }
    }

    private static void close(RandomBytes bytes, Throwable cause) {
        try {
            bytes.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
