// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.xradia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** A projection of a chip from a transmission X-ray microscope; the expected numbers were read with another program. */
class XradiaRealDataTest {
    private static final OpenOptions OPTIONS = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));

    @Test
    void chipProjection() {
        try (Volume v = new XradiaFormat().open(RealData.file("zeiss_xrm_chip/test_chip00.xrm"), OPTIONS)) {
            assertThat(v.size()).isEqualTo(new Size3(512, 512, 1));
            assertThat(v.type()).isEqualTo(ValueType.U16);
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.datasets()).containsExactly("images", "reference");
            double[] values = values(v);
            assertThat(Arrays.stream(values).min().orElseThrow()).isEqualTo(1);
            assertThat(Arrays.stream(values).max().orElseThrow()).isEqualTo(1117);
            assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(42.6962, Offset.offset(5e-5));
            Metadata m = v.metadata();
            assertThat(m.anglesDeg().orElseThrow()).hasSize(1);
            assertThat(m.anglesDeg().orElseThrow()[0]).isCloseTo(-0.06, Offset.offset(1e-7));
            number(m, "ImageInfo/PixelSize", 0.0778947, 5e-8, "um");
            number(m, "pixelSizeX", 0.0778947, 5e-8, "um");
            number(m, "ImageInfo/Energy", 7191.05, 5e-3, "eV");
            number(m, "ImageInfo/OpticalMagnification", 10, 0, "");
            number(m, "ImageInfo/ExpTimes", 39.8847, 5e-5, "s");
            number(m, "ImageInfo/DataType", 5, 0, "");
            number(m, "ImageInfo/NoOfImages", 1, 0, "");
            number(m, "ReferenceData/DataType", 5, 0, "");
            assertThat(m.field("ImageInfo/Date").orElseThrow().value()).isEqualTo("11/08/15 11:58:08");
            assertThat((String) m.field("PositionInfo/AxisUnits").orElseThrow().value())
                    .startsWith("µm, µm, ");
        }
    }

    @Test
    void chipReference() {
        OpenOptions reference = OPTIONS.with(OpenOptions.DATASET, "reference");
        try (Volume v = new XradiaFormat().open(RealData.file("zeiss_xrm_chip/test_chip00.xrm"), reference)) {
            assertThat(v.size().voxels()).isEqualTo(262_144);
            assertThat(v.type()).isEqualTo(ValueType.U16);
            assertThat(Arrays.stream(values(v)).average().orElseThrow()).isCloseTo(297.480, Offset.offset(5e-4));
        }
    }

    private static void number(Metadata m, String name, double value, double tolerance, String unit) {
        Metadata.Field f = m.field(name).orElseThrow();
        assertThat(f.numbers()[0]).as(name).isCloseTo(value, Offset.offset(tolerance));
        assertThat(f.unit()).as(name).isEqualTo(unit);
    }

    private static double[] values(Volume v) {
        Object plane = v.finest().read(new Region(0, 0, 0, 512, 512, 1));
        return IntStream.range(0, 512 * 512)
                .mapToDouble(i -> v.type().get(plane, i))
                .toArray();
    }
}
