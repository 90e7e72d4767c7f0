// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Files of real instruments and data banks. */
class RealMrcTest {
    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));

    private record Range(double min, double max, double mean) {
        static Range of(Volume v) {
            Size3 n = v.size();
            float[] all = (float[]) v.finest().read(new Region(0, 0, 0, (int) n.x(), (int) n.y(), (int) n.z()));
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            for (float f : all) {
                min = Math.min(min, f);
                max = Math.max(max, f);
                sum += f;
            }
            return new Range(min, max, sum / all.length);
        }
    }

    @Test
    void mapOfTheElectronMicroscopyDataBank() {
        var file = RealData.file("et_formats/EMD-3197.map");
        try (Volume v = VolumeFormats.installed().open(file, options)) {
            assertThat(v.size()).isEqualTo(new Size3(20, 20, 20));
            assertThat(v.type()).isEqualTo(ValueType.F32);
            for (int axis = 0; axis < 3; axis++) {
                assertThat(v.grid().spacingUm().get(axis)).isCloseTo(0.00114, Offset.offset(1e-10));
            }
            assertThat(v.grid().originUm().distance(-0.00228, 0, 0)).isLessThan(1e-10);
            Range r = Range.of(v);
            assertThat(r.min()).isCloseTo(-4.13375, Offset.offset(5e-6));
            assertThat(r.max()).isCloseTo(5.57674, Offset.offset(5e-6));
            assertThat(r.mean()).isCloseTo(0.78361, Offset.offset(5e-6));
            assertThat(v.metadata().field("LABEL/1").orElseThrow().value())
                    .isEqualTo("::::EMDATABANK.org::::EMD-3197::::");
        }
    }

    @Test
    void tiltStackWithoutVoxelSize() {
        var file = RealData.file("et_formats/tilt_stack.mrc");
        try (Volume v = VolumeFormats.installed().open(file, options)) {
            assertThat(v.size()).isEqualTo(new Size3(232, 240, 4));
            assertThat(v.knownGrid()).isEmpty();
            Range r = Range.of(v);
            assertThat(r.min()).isEqualTo(18);
            assertThat(r.max()).isEqualTo(117);
            assertThat(r.mean()).isCloseTo(47.562, Offset.offset(5e-4));
            assertThat(v.metadata().field("DMEAN").orElseThrow().numbers()[0]).isCloseTo(r.mean(), Offset.offset(1e-4));
        }
    }

    @Test
    void nominalTiltAnglesOfAMicroscope() {
        TiltAngles angles = TiltAngles.read(RealData.file("et_formats/HAADF.rawtlt"));
        assertThat(angles.count()).isEqualTo(77);
        for (int i = 0; i < 77; i++) {
            assertThat(angles.degrees()[i]).isEqualTo(-76 + 2 * i);
        }
    }
}
