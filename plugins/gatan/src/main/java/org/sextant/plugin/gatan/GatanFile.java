// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.PlaneVoxels;
import org.sextant.volume.format.RandomBytes;

/** One file as an image or a volume. */
final class GatanFile {
    private GatanFile() {}

    static Volume open(Path path, OpenOptions options) {
        RandomBytes bytes = RandomBytes.open(path);
        try {
            DmTags tags = DmParser.parse(bytes);
            DmImageList list = new DmImageList(tags);
            DmImage image = list.chosen(options);
            Optional<Vector3d> voxel = image.calibration().voxelUm(image.axes());
            Vector3d origin = voxel.map(image.calibration()::originUm).orElseGet(Vector3d::new);
            return BlockVolume.builder(path.toString(), "Gatan DM" + tags.version(), image.type(), options.cache())
                    .level(
                            BlockLayout.ofPlanes(image.size()),
                            new PlaneVoxels(bytes, image.offset(), image.size(), image.type(), tags.order()))
                    .grid(options.grid(image.size(), voxel.orElse(null), origin))
                    .scale(image.calibration().intensity())
                    .metadata(metadata(image))
                    .datasets(list.names())
                    .closing(bytes)
                    .build();
        } catch (RuntimeException | Error e) {
            close(bytes, e);
            throw e;
        }
    }

    private static Metadata metadata(DmImage image) {
        Metadata.Builder out = Metadata.builder().text("image", image.path());
        DmMetadata.addPixelSizes(out, image);
        if (!image.calibration().intensityStated()) {
            out.text("intensityIgnored", "the calibration of intensities holds no finite numbers");
        }
        Optional<double[]> angles = image.size().z() == 1
                ? image.stageAlphaDeg().map(a -> new double[] {a})
                : image.calibration().anglesDeg(image.size().z());
        angles.ifPresent(a -> out.numbers(Metadata.ANGLES, a, "deg"));
        DmMetadata.addTags(out, image.tags(), "");
        return out.build();
    }

    private static void close(RandomBytes bytes, Throwable cause) {
        try {
            bytes.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
