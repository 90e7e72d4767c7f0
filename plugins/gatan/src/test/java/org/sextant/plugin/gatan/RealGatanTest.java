// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.RealData;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeFormats;
import org.sextant.volume.value.ValueType;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;

/** Bright-field images of a tilt series, as a scanning transmission electron microscope saved them. */
class RealGatanTest {
    private static final double[] ALPHA_DEG = {-72.0030, -69.0036, -66.0042};

    @TempDir
    Path folder;

    private final OpenOptions options = OpenOptions.of(new FrameId("scan"), new BlockCache(16 << 20));

    @Test
    void singleImages() {
        for (int i = 0; i < 3; i++) {
            Path file = RealData.file("et_formats/BF_00" + (i + 1) + ".dm3");
            try (Volume v = VolumeFormats.installed().open(file, options)) {
                assertThat(v.format()).isEqualTo("Gatan DM3");
                assertThat(v.size()).isEqualTo(new Size3(128, 128, 1));
                assertThat(v.type()).isEqualTo(ValueType.F32);
                assertThat(v.knownGrid()).isEmpty();
                Metadata m = v.metadata();
                assertThat(m.anglesDeg().orElseThrow()).containsExactly(new double[] {ALPHA_DEG[i]}, within(5e-5));
                assertThat(m.field("pixelSizeX").orElseThrow().numbers()[0]).isCloseTo(0.0191087, within(5e-8));
                assertThat(m.field("image").orElseThrow().value()).isEqualTo("ImageList/1");
                assertThat(m.field("ImageList/1/ImageTags/Microscope Info/Voltage")
                                .orElseThrow()
                                .numbers())
                        .containsExactly(300000);
                // The pixels of these files were blanked before they were published.
                assertThat(v.finest().read(new Region(0, 0, 0, 128, 128, 1))).isEqualTo(new float[128 * 128]);
            }
        }
    }

    private static Offset<Double> within(double d) {
        return Offset.offset(d);
    }

    @Test
    void folderAsTiltSeries() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Path from = RealData.file("et_formats/BF_00" + i + ".dm3");
            Files.copy(from, folder.resolve(from.getFileName()));
        }
        try (Volume v = VolumeFormats.installed().open(folder, options);
                Volume second = new GatanFormat().open(folder.resolve("BF_002.dm3"), options)) {
            assertThat(v.size()).isEqualTo(new Size3(128, 128, 3));
            assertThat(v.metadata().anglesDeg().orElseThrow()).containsExactly(ALPHA_DEG, within(5e-5));
            assertThat(v.finest().read(new Region(0, 0, 1, 128, 128, 1)))
                    .isEqualTo(second.finest().read(new Region(0, 0, 0, 128, 128, 1)));
        }
    }
}
