// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.testkit.RealData;

/** {@code sextant info --json} on real files against numbers measured outside this project. */
class RealFilesTest {
    private static final Offset<Double> SIX_DIGITS = Offset.offset(1e-6);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            porous_fiberform/100_fiberform.tif                   | 100 | 100 | 100 | u8  | -
            porous_cotton/cotton_test_volume.tif                 | 100 | 100 | 100 | u8  | -
            porous_electrode_labels/electrode.tiff               | 256 | 256 | 256 | u8  | -
            registration_mri_bigwarp/mri-stack.tif               | 186 | 226 | 27  | u8  | -
            registration_mri_bigwarp/mri-stack-calibrated.tif    | 186 | 226 | 27  | u8  | 1 1 5
            ometiff_mask/sbem-yolk-mask.ome.tif                  | 275 | 259 | 286 | u8  | 1 1 0.9986014
            pixelclass_sandstone/Sandstone_Versa0000.tif         | 996 | 1024 | 1  | u8  | -
            pixelclass_sandstone/Sandstone_Versa0000_mask.tif    | 996 | 1024 | 1  | u8  | -
            neutron_sinogram/sinogram_360_neutron_image.tif      | 503 | 459 | 1   | u16 | -
            grating_tum_left/flat_stepping_x0-243.tif            | 244 | 195 | 11  | u16 | -
            ct_i13/tiffs                                         | 160 | 135 | 91  | u16 | -
            ct_i13/flat_00001.tiff                               | 160 | 135 | 1   | f32 | -
            et_formats/tilt_stack.mrc                            | 232 | 240 | 4   | f32 | -
            et_formats/EMD-3197.map                              | 20  | 20  | 20  | f32 | 0.00114 0.00114 0.00114
            et_formats/BF_001.dm3                                | 128 | 128 | 1   | f32 | -
            zeiss_xrm_chip/test_chip00.xrm                       | 512 | 512 | 1   | u16 | -
            ct_tooth_aps/tooth.h5                                | 640 | 2   | 181 | f32 | -
            zarr_bdv/mri-stack.ome.zarr                          | 186 | 226 | 27  | u8  | -
            zarr_bdv/xyc-fluo-cells-bdv-hdf5.xml                 | 512 | 512 | 1   | u8  | *
            zarr_bdv/xyc-fluo-cells-bdv-hdf5.h5                  | 512 | 512 | 1   | u8  | *
            mha_ct2d/CT_2D_head_fixed.mha                        | 256 | 256 | 1   | *   | -
            dicom_ct_phantom                                     | 512 | 512 | 4   | u16 | 451.171875 451.171875 5000
            """)
    void sizeTypeAndVoxel(String file, long x, long y, long z, String type, String voxel) {
        JsonNode info = Run.json("info", RealData.file(file));
        assertThat(info.at("/size").toString()).isEqualTo("[" + x + "," + y + "," + z + "]");
        if (!type.equals("*")) {
            assertThat(info.at("/type").asText()).isEqualTo(type);
        }
        if (voxel.equals("-")) {
            assertThat(info.get("voxelUm").isNull())
                    .as("voxel size must be unknown: " + info.get("voxelUm"))
                    .isTrue();
        } else if (!voxel.equals("*")) {
            String[] want = voxel.split(" ");
            for (int i = 0; i < 3; i++) {
                double um = Double.parseDouble(want[i]);
                assertThat(info.at("/voxelUm/" + i).asDouble()).isCloseTo(um, Offset.offset(1e-6 * um));
            }
        }
    }

    @Test
    void xrmOfAChip() {
        Path file = RealData.file("zeiss_xrm_chip/test_chip00.xrm");
        JsonNode info = Run.json("info", file, "--stats");
        assertThat(info.at("/mean").asDouble()).isCloseTo(42.6962, Offset.offset(5e-5));
        assertThat(info.at("/min").asDouble()).isEqualTo(1);
        assertThat(info.at("/max").asDouble()).isEqualTo(1117);
        assertThat(field(info, "PixelSize")).isCloseTo(0.0778947, Offset.offset(1e-7));
        assertThat(info.at("/anglesDeg/0").asDouble()).isCloseTo(-0.06, Offset.offset(1e-3));
        assertThat(field(info, "ImageInfo/Energy")).isCloseTo(7191.05, Offset.offset(0.01));
        JsonNode reference = Run.json("info", file, "--dataset", "reference", "--stats");
        assertThat(reference.at("/mean").asDouble()).isCloseTo(297.480, Offset.offset(5e-4));
    }

    /** The first number of the metadata field whose name ends so. */
    private static double field(JsonNode info, String name) {
        for (JsonNode f : info.get("metadata")) {
            if (f.get("name").asText().endsWith(name)) {
                JsonNode v = f.get("value");
                return v.isArray() ? v.get(0).asDouble() : v.asDouble();
            }
        }
        throw new AssertionError("no field " + name);
    }

    @ParameterizedTest
    @CsvSource({
        "et_formats/tilt_stack.mrc, 18, 117, 47.562, 5e-4",
        "et_formats/EMD-3197.map, -4.13375, 5.57674, 0.78361, 5e-6",
        "neutron_sinogram/sinogram_360_neutron_image.tif, 0, 53711, -, 0",
        "dicom_ct_phantom, 0, 1806, -, 0"
    })
    void rangesAndMeans(String file, double min, double max, String mean, double tolerance) {
        JsonNode stats = Run.json("info", RealData.file(file), "--stats");
        assertThat(stats.get("min").asDouble()).isCloseTo(min, Offset.offset(5e-6));
        assertThat(stats.get("max").asDouble()).isCloseTo(max, Offset.offset(5e-6));
        if (!mean.equals("-")) {
            assertThat(stats.get("mean").asDouble()).isCloseTo(Double.parseDouble(mean), Offset.offset(tolerance));
        }
    }

    @Test
    void tiltsOfASeriesOfDm3() {
        JsonNode one = Run.json("info", RealData.file("et_formats/BF_001.dm3"));
        assertThat(one.at("/anglesDeg/0").asDouble()).isCloseTo(-72.0030, Offset.offset(5e-5));
        assertThat(Run.json("info", RealData.file("et_formats/BF_002.dm3"))
                        .at("/anglesDeg/0")
                        .asDouble())
                .isCloseTo(-69.0036, Offset.offset(5e-5));
        assertThat(Run.json("info", RealData.file("et_formats/BF_003.dm3"))
                        .at("/anglesDeg/0")
                        .asDouble())
                .isCloseTo(-66.0042, Offset.offset(5e-5));
        assertThat(field(one, "pixelSizeX")).isCloseTo(0.0191087, SIX_DIGITS);
    }

    @Test
    void anglesOfTheTooth() {
        JsonNode info = Run.json("info", RealData.file("ct_tooth_aps/tooth.h5"));
        assertThat(info.get("anglesDeg")).hasSize(181);
        assertThat(info.at("/anglesDeg/0").asDouble()).isZero();
        assertThat(info.at("/anglesDeg/180").asDouble()).isCloseTo(179.0055, Offset.offset(1e-3));
        assertThat(info.get("datasets").toString()).contains("data_white").contains("data_dark");
    }

    @Test
    void zarrEqualsTheTiffItWasMadeFrom(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        Path zarr = RealData.file("zarr_bdv/mri-stack.ome.zarr");
        Path tif = RealData.file("registration_mri_bigwarp/mri-stack.tif");
        assertThat(Run.of("convert", zarr, folder.resolve("a.raw")).status()).isZero();
        assertThat(Run.of("convert", tif, folder.resolve("b.raw")).status()).isZero();
        assertThat(folder.resolve("a.raw")).hasSameBinaryContentAs(folder.resolve("b.raw"));
        JsonNode levels = Run.json("info", zarr).get("levels");
        assertThat(levels).hasSize(2);
    }

    @Test
    void colourMaskHasThreeChannels() {
        Path mask = RealData.file("pixelclass_sandstone/Sandstone_Versa0000_mask.tif");
        assertThat(Run.json("info", mask).get("channels").asInt()).isEqualTo(3);
        assertThat(Run.json("info", mask, "--channel", "2", "--stats")
                        .at("/max")
                        .asInt())
                .isEqualTo(255);
    }

    @Test
    void bdvHasThreeSetupsOfTwoLevels() {
        JsonNode info = Run.json("info", RealData.file("zarr_bdv/xyc-fluo-cells-bdv-hdf5.xml"));
        assertThat(info.get("datasets")).hasSize(3);
        assertThat(info.get("levels")).hasSize(2);
    }
}
