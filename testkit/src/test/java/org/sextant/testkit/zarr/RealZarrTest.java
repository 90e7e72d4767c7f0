// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** The OME-Zarr of MoBIE's tests and the TIFF that it was made from. */
class RealZarrTest {
    private final BlockCache cache = new BlockCache(32 << 20);

    private Volume open(Path path) {
        return new OmeZarrFormat().open(path, OpenOptions.of(new FrameId("mri"), cache));
    }

    @Test
    void theFinestLevelIsTheTiffByteForByte() throws IOException {
        Path zarr = RealData.file("zarr_bdv/mri-stack.ome.zarr");
        byte[] tiff = Files.readAllBytes(RealData.file("registration_mri_bigwarp/mri-stack.tif"));
        try (Volume v = open(zarr)) {
            assertThat(v.size()).isEqualTo(new Size3(186, 226, 27));
            assertThat(v.type()).isEqualTo(ValueType.U8);
            // Its axes have the unit "pixel", which is no length.
            assertThat(v.knownGrid()).isEmpty();
            byte[] voxels = (byte[]) v.finest().read(new Region(0, 0, 0, 186, 226, 27));
            int start = firstStrip(tiff);
            assertThat(voxels).isEqualTo(Arrays.copyOfRange(tiff, start, start + voxels.length));
        }
    }

    /** Offset of the first strip (tag 273) of a little- or big-endian TIFF with its planes one after the other. */
    private static int firstStrip(byte[] tiff) {
        ByteBuffer b = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = b.getInt(4);
        for (int i = 0; i < b.getShort(directory); i++) {
            int entry = directory + 2 + 12 * i;
            if (b.getShort(entry) == 273) {
                return b.getInt(entry + 4) == 1 ? b.getInt(entry + 8) : b.getInt(b.getInt(entry + 8));
            }
        }
        throw new AssertionError("the TIFF names no strip");
    }

    @Test
    void theCoarserLevelIsShiftedByHalfAVoxel() {
        try (Volume v = open(RealData.file("zarr_bdv/mri-stack.ome.zarr"))) {
            assertThat(v.levels()).hasSize(2);
            Level s1 = v.levels().get(1);
            assertThat(s1.size()).isEqualTo(new Size3(93, 113, 13));
            assertThat(s1.levelToBase().transformPosition(new Vector3d(0, 10, 5), new Vector3d()))
                    .isEqualTo(new Vector3d(0.5, 20.5, 10.5));
        }
    }

    @Test
    void aLevelIsOpenedByItsPathOrAsDataSet() {
        Path zarr = RealData.file("zarr_bdv/mri-stack.ome.zarr");
        try (Volume whole = open(zarr);
                Volume byPath = open(zarr.resolve("s1"));
                Volume byName = new OmeZarrFormat()
                        .open(zarr, OpenOptions.of(new FrameId("mri"), cache).with(OpenOptions.DATASET, "s1"))) {
            double value = whole.levels().get(1).value(40, 50, 6);
            assertThat(byPath.finest().value(40, 50, 6)).isEqualTo(value);
            assertThat(byName.finest().value(40, 50, 6)).isEqualTo(value);
            assertThat(byPath.levels()).hasSize(1);
        }
    }
}
