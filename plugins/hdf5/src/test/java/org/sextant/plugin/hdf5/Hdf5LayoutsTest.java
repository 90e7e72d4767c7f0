// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Chunk indexes and filters, compared with what the HDF5 library itself reads. */
class Hdf5LayoutsTest {
    private static final OpenOptions OPTIONS = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));
    private static final Voxels U16 = Voxels.distinct(ValueType.U16);

    @TempDir
    private Path folder;

    private static Volume open(Path path, String dataset) {
        return new Hdf5Format().open(path, OPTIONS.with(OpenOptions.DATASET, dataset));
    }

    private static Object all(Path path, String dataset) {
        try (Volume v = open(path, dataset)) {
            Size3 s = v.size();
            return v.finest().read(new Region(0, 0, 0, (int) s.x(), (int) s.y(), (int) s.z()));
        }
    }

    @Test
    void everyIndexOfChunksPlacesThemAsTheLibraryDoes() throws IOException {
        Path path = SampleFiles.copy(folder, "indexes.h5");
        List<String> names;
        try (Volume v = open(path, "fixed")) {
            names = v.datasets().stream().filter(n -> !n.contains("/")).toList();
        }
        assertThat(names).hasSize(15);
        for (String name : names) {
            assertThat(all(path, name)).as(name).isEqualTo(all(path, "plain/" + name));
        }
    }

    /** What the HDF5 library makes of rounded floats is beside them, unpacked. */
    @Test
    void scaleOffsetUnpacksAsTheLibraryDoes() throws IOException {
        Path path = SampleFiles.copy(folder, "scaleoffset.h5");
        Voxels i16 = Voxels.distinct(ValueType.I16);
        Voxels u32 = Voxels.distinct(ValueType.U32);
        same(path, "i2", (x, y, z) -> Math.floor(i16.at(x, y, z) / 64));
        same(path, "u4big", (x, y, z) -> Math.floor(u32.at(x, y, z) / 128));
        same(path, "full", U16);
        same(path, "same", (x, y, z) -> 42);
        for (String floats : List.of("f4", "f8")) {
            try (Volume plain = open(path, floats + "plain")) {
                same(path, floats, (x, y, z) -> plain.finest().value(x, y, z));
            }
        }
    }

    private static void same(Path path, String dataset, Voxels expected) {
        try (Volume v = open(path, dataset)) {
            Size3 size = new Size3(21, 13, 5);
            assertThat(v.finest().read(new Region(0, 0, 0, 21, 13, 5)))
                    .as(dataset)
                    .isEqualTo(expected.array(size, v.type()));
        }
    }
}
