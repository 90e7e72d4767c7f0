// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sextant.plugin.xradia.compound.ByteSource;
import org.sextant.plugin.xradia.compound.CompoundFile;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;

/**
 * Zeiss Xradia files: {@code .txrm} projection series, {@code .xrm} single projections and {@code .txm} reconstructed
 * volumes, which are compound files with a stream for each image.
 *
 * <p>Data sets: {@code images} (unless another is asked for), {@code reference}, {@code multi-reference},
 * {@code motion-correction}.
 *
 * <p>A reconstructed volume has cubic voxels of {@code ImageInfo/PixelSize}. In projections the third axis is the view, so
 * that the voxel size stays unknown; the pixel size is the metadata fields {@code pixelSizeX} and {@code pixelSizeY}, um.
 */
public final class XradiaFormat implements VolumeFormat {
    @Override
    public String name() {
        return "TXRM";
    }

    @Override
    public List<String> extensions() {
        return List.of(".txrm", ".txm", ".xrm");
    }

    /** Reads the directory only of files that start like a compound file: Word and Excel files do, too. */
    @Override
    public Set<String> settings() {
        return Set.of(OpenOptions.DATASET);
    }

    @Override
    public Support probe(Path path) {
        try {
            if (!Files.isRegularFile(path) || !CompoundFile.looksLikeOne(RandomBytes.head(path, 8))) {
                return Support.no("not a compound file");
            }
            try (RandomBytes bytes = RandomBytes.open(path)) {
                CompoundFile file = CompoundFile.open(ByteSource.of(bytes));
                return file.stream("ImageInfo/ImageWidth").isPresent()
                        ? Support.yes("a compound file with ImageInfo/ImageWidth")
                        : Support.no("a compound file without ImageInfo/ImageWidth, so not of an Xradia microscope");
            }
        } catch (IOException | SextantException e) {
            return looksXradia(path)
                    ? new Support(0.5, "a damaged compound file of an Xradia ending: " + e.getMessage())
                    : Support.no("a damaged compound file: " + e.getMessage());
        }
    }

    private boolean looksXradia(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && extensions().stream().anyMatch(name::endsWith);
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        RandomBytes bytes = RandomBytes.open(path);
        try {
            return new XradiaVolume(path, ByteSource.of(bytes), options).open(bytes);
        } catch (IOException e) {
            DataException words = new DataException(
                    path.toString(),
                    "compound file",
                    "cannot be read: " + e.getMessage(),
                    "It was cut short or is damaged; copy it again",
                    e);
            throw closing(bytes, words);
        } catch (RuntimeException e) {
            throw closing(bytes, e);
        }
    }

    private static RuntimeException closing(RandomBytes bytes, RuntimeException cause) {
        try {
            bytes.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }
}
