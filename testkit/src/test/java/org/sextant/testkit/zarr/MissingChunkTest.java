// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.joml.Vector3d;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** What a store tells of chunks that it leaves out, without reading any. */
class MissingChunkTest {
    private static final Size3 SIZE = new Size3(29, 32, 24);
    private static final int CHUNK = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2, none", "3, none", "3, 2"})
    void aRegionIsKnownIfAllChunksItTouchesAreLeftOut(String zarr, String shard) {
        try (Volume v = store(zarr, shard)) {
            Level level = v.finest();
            Random random = new Random(3);
            int known = 0;
            for (int n = 0; n < 300; n++) {
                int x = random.nextInt(28);
                int y = random.nextInt(31);
                int z = random.nextInt(23);
                Region r = new Region(
                        x,
                        y,
                        z,
                        1 + random.nextInt(Math.min(12, 29 - x)),
                        1 + random.nextInt(Math.min(12, 32 - y)),
                        1 + random.nextInt(Math.min(12, 24 - z)));
                OptionalDouble expected = allLeftOut(r) ? OptionalDouble.of(0) : OptionalDouble.empty();
                assertThat(level.constant(r)).as("%s", r).isEqualTo(expected);
                known += expected.isPresent() ? 1 : 0;
            }
            assertThat(known).isBetween(50, 250);
        }
    }

    /** Chunks on one diagonal plane hold values; all others are zero. */
    private static boolean stored(long x, long y, long z) {
        return (x / CHUNK + y / CHUNK + z / CHUNK) % 4 == 0;
    }

    private static boolean allLeftOut(Region r) {
        for (long z = r.z(); z < r.z() + r.nz(); z++) {
            for (long y = r.y(); y < r.y() + r.ny(); y++) {
                for (long x = r.x(); x < r.x() + r.nx(); x++) {
                    if (stored(x, y, z)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private Volume store(String zarr, String shard) {
        FrameId frame = new FrameId("v");
        BlockCache cache = new BlockCache(1 << 20);
        Volume source = BlockVolume.builder("memory", "memory", ValueType.U16, cache)
                .level(new BlockLayout(SIZE, 32, 32, 1), r -> {
                    short[] a = new short[r.voxels()];
                    for (int i = 0; i < a.length; i++) {
                        a[i] = (short) (stored(i % r.nx(), r.y() + i / r.nx(), r.z()) ? 1 + i % 5 : 0);
                    }
                    return a;
                })
                .grid(VoxelGrid.of(frame, SIZE, new Vector3d(1), new Vector3d()))
                .build();
        Path target = folder.resolve("v.ome.zarr");
        Map<String, String> settings = new TreeMap<>(Map.of("zarr", zarr, "chunk", "" + CHUNK));
        if (zarr.equals("3")) {
            settings.put("shard", shard);
        }
        try (WorkContext work = WorkContext.quiet()) {
            new OmeZarrExporter().write(source, target, new ExportOptions(false, settings), work);
        }
        return new OmeZarrFormat().open(target, new OpenOptions(frame, cache, Map.of()));
    }
}
