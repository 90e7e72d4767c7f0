// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Real files; the expected numbers were read with other programs. */
class Hdf5RealDataTest {
    private static final OpenOptions OPTIONS = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));

    private static Volume tooth(String dataset) {
        return new Hdf5Format()
                .open(RealData.file("ct_tooth_aps/tooth.h5"), OPTIONS.with(OpenOptions.DATASET, dataset));
    }

    @Test
    void toothProjections() {
        try (Volume v = tooth("exchange/data");
                Volume white = tooth("exchange/data_white");
                Volume dark = tooth("exchange/data_dark")) {
            assertThat(v.size()).isEqualTo(new Size3(640, 2, 181));
            assertThat(white.size()).isEqualTo(new Size3(640, 2, 10));
            assertThat(dark.size()).isEqualTo(new Size3(640, 2, 10));
            assertThat(v.type()).isEqualTo(ValueType.F32);
            assertThat(v.knownGrid()).isEmpty();
            double[] angles = v.metadata().anglesDeg().orElseThrow();
            assertThat(angles).hasSize(181);
            assertThat(angles[0]).isZero();
            assertThat(angles[180]).isCloseTo(179.0055, Offset.offset(5e-5));
            double[] flat = meanOfRow0(white);
            double[] background = meanOfRow0(dark);
            float[] row = (float[]) v.finest().read(new Region(0, 0, 0, 640, 1, 181));
            double[] p = IntStream.range(0, row.length)
                    .mapToDouble(i -> -Math.log((row[i] - background[i % 640]) / (flat[i % 640] - background[i % 640])))
                    .toArray();
            assertThat(Arrays.stream(p).min().orElseThrow()).isCloseTo(-0.094, Offset.offset(5e-4));
            assertThat(Arrays.stream(p).max().orElseThrow()).isCloseTo(1.953, Offset.offset(5e-4));
        }
    }

    private static double[] meanOfRow0(Volume v) {
        float[] all = (float[]) v.finest().read(new Region(0, 0, 0, 640, 1, 10));
        return IntStream.range(0, 640)
                .mapToDouble(x -> IntStream.range(0, 10)
                        .mapToDouble(z -> all[640 * z + x])
                        .average()
                        .orElseThrow())
                .toArray();
    }

    @Test
    void cellsOfBigDataViewer() {
        double[] means = {46.40303039550781, 51.134552001953125, 7.590473175048828};
        for (int setup = 0; setup < 3; setup++) {
            OpenOptions options = OPTIONS.with(OpenOptions.DATASET, "s0" + setup);
            try (Volume v = new Hdf5Format().open(RealData.file("zarr_bdv/xyc-fluo-cells-bdv-hdf5.xml"), options)) {
                assertThat(v.size()).isEqualTo(new Size3(512, 512, 1));
                assertThat(v.type()).isEqualTo(ValueType.U8);
                assertThat(v.levels()).hasSize(2);
                assertThat(v.levels().get(1).size()).isEqualTo(new Size3(256, 256, 1));
                assertThat(v.datasets()).containsExactly("s00", "s01", "s02");
                assertThat(v.knownGrid()).as("its unit is pixel").isEmpty();
                byte[] all = (byte[]) v.finest().read(new Region(0, 0, 0, 512, 512, 1));
                double mean = IntStream.range(0, all.length)
                        .map(i -> all[i] & 0xff)
                        .average()
                        .orElseThrow();
                assertThat(mean).isEqualTo(means[setup]);
            }
        }
        try (Volume v = new Hdf5Format().open(RealData.file("zarr_bdv/xyc-fluo-cells-bdv-hdf5.xml"), OPTIONS)) {
            assertThat(v.finest().value(20, 10, 0)).isEqualTo(71);
            assertThat(v.finest().value(100, 200, 0)).isEqualTo(99);
            assertThat(v.levels().get(1).value(20, 10, 0)).isEqualTo(62);
        }
    }
}
