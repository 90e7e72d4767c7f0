// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
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

/** Files of other programs, with the numbers that their notes give. */
class RealTiffTest {
    private final BlockCache cache = new BlockCache(64 << 20);

    private Volume open(String name, String... settings) {
        OpenOptions options = OpenOptions.of(new FrameId("scan"), cache);
        for (int i = 0; i < settings.length; i += 2) {
            options = options.with(settings[i], settings[i + 1]);
        }
        return new TiffFormat().open(RealData.file(name), options);
    }

    private static double[] all(Volume v) {
        Size3 s = v.size();
        Object a = v.finest().read(new Region(0, 0, 0, (int) s.x(), (int) s.y(), (int) s.z()));
        double[] d = new double[(int) s.voxels()];
        for (int i = 0; i < d.length; i++) {
            d[i] = v.type().get(a, i);
        }
        return d;
    }

    private static long count(double[] values, double from, double to) {
        return Arrays.stream(values).filter(v -> v >= from && v <= to).count();
    }

    private static void check(Volume v, ValueType type, long x, long y, long z) {
        assertThat(v.size()).isEqualTo(new Size3(x, y, z));
        assertThat(v.type()).isEqualTo(type);
        assertThat(v.format()).isEqualTo("TIFF");
    }

    @Test
    void fiberformHasNoVoxelSizeThoughItSaysInch() {
        try (Volume v = open("porous_fiberform/100_fiberform.tif")) {
            check(v, ValueType.U8, 100, 100, 100);
            assertThat(v.knownGrid()).isEmpty();
            assertThat(v.metadata().field("pixelSizeX").orElseThrow())
                    .isEqualTo(new Metadata.Field("pixelSizeX", 0.01, "in"));
            assertThat(count(all(v), 90, 255)).isEqualTo(167140);
        }
        try (Volume v = open("porous_fiberform/100_fiberform.tif", OpenOptions.VOXEL, "1.3um")) {
            assertThat(v.grid().spacingUm()).isEqualTo(new Vector3d(1.3));
        }
    }

    @Test
    void cottonCountsItsForeground() {
        try (Volume v = open("porous_cotton/cotton_test_volume.tif")) {
            check(v, ValueType.U8, 100, 100, 100);
            assertThat(v.knownGrid()).isEmpty();
            double[] d = all(v);
            assertThat(count(d, 255, 255)).isEqualTo(185689);
            assertThat(count(d, 0, 0)).isEqualTo(1000000 - 185689);
        }
    }

    @Test
    void sandstoneStatesItsPixelButNoDistanceOfSlices() {
        try (Volume v = open("pixelclass_sandstone/Sandstone_Versa0000.tif")) {
            check(v, ValueType.U8, 996, 1024, 1);
            assertThat(v.knownGrid()).isEmpty();
            Metadata.Field x = v.metadata().field("pixelSizeX").orElseThrow();
            assertThat(x.numbers()[0]).isCloseTo(2.2314, Offset.offset(1e-4));
            assertThat(x.unit()).isEqualTo("um");
            assertThat(v.metadata().field("pixelSizeZ")).isEmpty();
        }
    }

    @Test
    void sandstoneMasksAreColoursOfFourClasses() {
        double[][] c = new double[3][];
        for (int channel = 0; channel < 3; channel++) {
            try (Volume v = open(
                    "pixelclass_sandstone/Sandstone_Versa0050_mask.tif",
                    OpenOptions.CHANNEL,
                    String.valueOf(channel))) {
                check(v, ValueType.U8, 996, 1024, 1);
                assertThat(v.channels()).isEqualTo(3);
                c[channel] = all(v);
            }
        }
        long known = LongStream.range(0, c[0].length)
                .filter(i -> {
                    int rgb = (int) c[0][(int) i] << 16 | (int) c[1][(int) i] << 8 | (int) c[2][(int) i];
                    return rgb == 0x0000ff || rgb == 0xff0000 || rgb == 0x00ff00 || rgb == 0xffff00;
                })
                .count();
        assertThat(known).isEqualTo(996 * 1024);
        assertThat(Arrays.stream(c).mapToDouble(d -> Arrays.stream(d).sum()).toArray())
                .containsExactly(122573910, 11701185, 128355015);
    }

    @Test
    void sandstoneFolderHoldsTwoSeries() {
        String slices = "Sandstone_Versa#.tif";
        try (Volume v = open("pixelclass_sandstone", OpenOptions.DATASET, slices)) {
            check(v, ValueType.U8, 996, 1024, 3);
            assertThat(v.datasets()).containsExactly(slices, "Sandstone_Versa#_mask.tif");
        }
    }

    @Test
    void mriIsCalibratedWhereItSaysSo() {
        try (Volume v = open("registration_mri_bigwarp/mri-stack-calibrated.tif");
                Volume plain = open("registration_mri_bigwarp/mri-stack.tif")) {
            check(v, ValueType.U8, 186, 226, 27);
            assertThat(v.grid().spacingUm()).isEqualTo(new Vector3d(1, 1, 5));
            check(plain, ValueType.U8, 186, 226, 27);
            assertThat(plain.knownGrid()).isEmpty();
            assertThat(Arrays.stream(all(v)).sum()).isEqualTo(26610270);
            assertThat(Arrays.stream(all(plain)).sum()).isEqualTo(40784917);
        }
    }

    @Test
    void electrodeHasThreePhases() {
        try (Volume v = open("porous_electrode_labels/electrode.tiff", OpenOptions.VOXEL, "0.390625um")) {
            check(v, ValueType.U8, 256, 256, 256);
            double[] d = all(v);
            assertThat(new long[] {count(d, 0, 0), count(d, 85, 85), count(d, 170, 170)})
                    .containsExactly(7548361, 6718710, 2510145);
        }
        try (Volume v = open("porous_electrode_labels/electrode.tiff")) {
            assertThat(v.knownGrid()).isEmpty();
        }
    }

    @Test
    void omeMaskHasThreeSpacings() {
        try (Volume v = open("ometiff_mask/sbem-yolk-mask.ome.tif")) {
            check(v, ValueType.U8, 275, 259, 286);
            assertThat(v.grid().spacingUm().z).isCloseTo(0.9986014, Offset.offset(5e-8));
            assertThat(v.grid().spacingUm().x).isEqualTo(1);
            assertThat(v.grid().spacingUm().y).isEqualTo(1);
            assertThat(Arrays.stream(all(v)).distinct().count()).isEqualTo(10);
            assertThat(Arrays.stream(all(v)).sum()).isEqualTo(50681632);
        }
    }

    @Test
    void sinogramReachesItsMaximum() {
        try (Volume v = open("neutron_sinogram/sinogram_360_neutron_image.tif")) {
            check(v, ValueType.U16, 503, 459, 1);
            double[] d = all(v);
            assertThat(Arrays.stream(d).min().orElseThrow()).isZero();
            assertThat(Arrays.stream(d).max().orElseThrow()).isEqualTo(53711);
            double[] first = Arrays.copyOf(d, 503);
            double[] last = Arrays.copyOfRange(d, 458 * 503, 459 * 503);
            assertThat(correlation(first, last)).isCloseTo(0.9995, Offset.offset(5e-5));
        }
    }

    @Test
    void gratingStepsGiveTheTransmissionOfAir() {
        try (Volume data = open("grating_tum_left/data_stepping_x0-243.tif");
                Volume flat = open("grating_tum_left/flat_stepping_x0-243.tif")) {
            check(data, ValueType.U16, 244, 195, 11);
            double sum = 0;
            for (int y = 10; y < 60; y++) {
                for (int x = 80; x < 130; x++) {
                    sum += meanOverSteps(data, x, y) / meanOverSteps(flat, x, y);
                }
            }
            assertThat(sum / 2500).isCloseTo(0.99965, Offset.offset(1e-5));
            assertThat(meanOverSteps(data, 200, 50) / meanOverSteps(flat, 200, 50))
                    .isCloseTo(0.667051, Offset.offset(1e-6));
        }
    }

    private static double meanOverSteps(Volume v, int x, int y) {
        double sum = 0;
        for (int z = 0; z < 11; z++) {
            sum += v.finest().value(x, y, z);
        }
        return sum / 11;
    }

    private static double correlation(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElseThrow();
        double mb = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void projectionsOfAFolderAreOneStack() {
        Path folder = RealData.file("ct_i13/tiffs");
        try (Volume v = open("ct_i13/tiffs");
                Volume one = open("ct_i13/tiffs/raw_00057.tiff");
                Volume flat = open("ct_i13/flat_00001.tiff")) {
            assertThat(new TiffFormat().probe(folder).level()).isPositive();
            assertThat(Files.isDirectory(folder)).isTrue();
            check(v, ValueType.U16, 160, 135, 91);
            check(one, ValueType.U16, 160, 135, 1);
            check(flat, ValueType.F32, 160, 135, 1);
            assertThat(v.finest().read(new Region(0, 0, 57, 160, 135, 1)))
                    .isEqualTo(one.finest().read(new Region(0, 0, 0, 160, 135, 1)));
            assertThat(v.knownGrid()).isEmpty();
        }
    }

    /** Corrected transmission, as measured outside of this project; one pixel of the corner is dead. */
    @Test
    void projectionsGiveTheTransmission() {
        try (Volume v = open("ct_i13/tiffs");
                Volume flat = open("ct_i13/flat_00001.tiff");
                Volume dark = open("ct_i13/dark_00001.tiff")) {
            double[] raw = all(v);
            double[] f = all(flat);
            double[] d = all(dark);
            double low = Double.MAX_VALUE;
            double high = 0;
            for (int i = 0; i < raw.length; i++) {
                int k = i % f.length;
                if (f[k] == d[k]) {
                    assertThat(k).isZero();
                    continue;
                }
                double t = (raw[i] - d[k]) / (f[k] - d[k]);
                low = Math.min(low, t);
                high = Math.max(high, t);
            }
            assertThat(low).isCloseTo(0.051, Offset.offset(5e-4));
            assertThat(high).isCloseTo(0.763, Offset.offset(5e-4));
        }
    }
}
