// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.numpy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.joml.Vector3d;
import org.sextant.plugin.rawfile.AxisSizes;
import org.sextant.plugin.rawfile.FileBody;
import org.sextant.plugin.rawfile.StridedVoxels;
import org.sextant.plugin.rawfile.Strides;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.RandomBytes;
import org.sextant.volume.format.Support;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Reads NumPy arrays of two or three axes, {@code a[z, y, x]} or {@code a[y, x]} in either memory order: the last index is
 * x. Booleans become 0 and 1 of type u8. The format holds no voxel size.
 */
public final class NumpyFormat implements VolumeFormat {
    @Override
    public String name() {
        return "NumPy";
    }

    @Override
    public List<String> extensions() {
        return List.of(".npy");
    }

    @Override
    public Support probe(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                return Support.no("it is not a file");
            }
            return Arrays.equals(RandomBytes.head(path, 6), NumpyHeader.MAGIC)
                    ? Support.yes("it starts with \\x93NUMPY")
                    : Support.no("it does not start with \\x93NUMPY");
        } catch (IOException e) {
            return Support.no("it cannot be read: " + e);
        }
    }

    @Override
    public Volume open(Path path, OpenOptions options) {
        return RandomBytes.handOver(path, bytes -> open(path, bytes, options));
    }

    private Volume open(Path path, RandomBytes bytes, OpenOptions options) throws IOException {
        NumpyHeader header = NumpyHeader.read(bytes);
        long[] shape = header.shape();
        int n = shape.length;
        if (n < 2 || n > 3 || Arrays.stream(shape).anyMatch(s -> s < 1)) {
            throw new DataException(
                    path.toString(),
                    "header key 'shape'",
                    Arrays.toString(shape) + " is no image a[y, x] or volume a[z, y, x]",
                    "Save one volume: numpy.save(name, a[0])");
        }
        Size3 size = new Size3(shape[n - 1], shape[n - 2], n == 3 ? shape[0] : 1);
        long values = new AxisSizes(path.toString(), "shape", shape).values();
        long room = bytes.size() - header.dataOffset();
        if (values > room / header.type().fileBytes()) {
            throw new DataException(
                    path.toString(),
                    "header",
                    "it announces " + values * header.type().fileBytes() + " bytes of values, " + room + " are there",
                    "It was cut short; copy it again");
        }
        Strides strides = header.fortran()
                ? new Strides(0, values / size.x(), n == 3 ? size.z() : 1, n == 3 ? 1 : values)
                : new Strides(0, 1, size.x(), size.x() * size.y());
        return BlockVolume.builder(path.toString(), name(), header.type(), options.cache())
                .level(
                        StridedVoxels.layout(path.toString(), size, strides),
                        new StridedVoxels(
                                new FileBody(bytes, header.dataOffset()), header.type(), header.order(), strides))
                .grid(options.grid(size, null, new Vector3d()))
                .metadata(Metadata.builder()
                        .text("descr", header.descr())
                        .text("fortran_order", header.fortran() ? "True" : "False")
                        .numbers("shape", shape, "")
                        .number("version", header.version(), "")
                        .build())
                .closing(bytes)
                .build();
    }
}
