// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Channels, times, voxel sizes and value scales as descriptions state them. */
class TiffDescriptionTest {
    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(16 << 20);

    private Volume open(TiffEncoder e, String... settings) throws IOException {
        return open(Files.write(folder.resolve("file.tif"), e.bytes()), settings);
    }

    private Volume open(Path path, String... settings) {
        OpenOptions options = OpenOptions.of(new FrameId("scan"), cache);
        for (int i = 0; i < settings.length; i += 2) {
            options = options.with(settings[i], settings[i + 1]);
        }
        return new TiffFormat().open(path, options);
    }

    private Optional<Vector3d> voxelUm(TiffEncoder e) throws IOException {
        try (Volume v = open(e)) {
            return v.knownGrid().map(VoxelGrid::spacingUm);
        }
    }

    private static TiffEncoder imageJ(int pages, String lines) {
        return TiffEncoder.of(ValueType.U8).size(6, 5, pages).described("ImageJ=1.53t\n" + lines);
    }

    @Test
    void unitsOfImageJ() throws IOException {
        String stack = "images=4\nslices=4\n";
        assertThat(voxelUm(imageJ(4, stack + "unit=micron\nspacing=3.0\n").resolution(4, 1, 1)))
                .contains(new Vector3d(0.25, 0.25, 3));
        assertThat(voxelUm(imageJ(4, stack + "unit=\\u00B5m\n").resolution(4, 1, 1)))
                .contains(new Vector3d(0.25, 0.25, 1));
        assertThat(voxelUm(imageJ(4, stack + "unit=µm\n").resolution(4, 1, 1))).contains(new Vector3d(0.25, 0.25, 1));
        assertThat(voxelUm(imageJ(4, stack + "unit=nm\nspacing=-20\n").resolution(1, 10, 1)))
                .contains(new Vector3d(0.01, 0.01, 0.02));
        assertThat(voxelUm(imageJ(4, stack + "unit=cm\nspacing=0.5\n").resolution(2, 1, 3)))
                .contains(new Vector3d(5000, 5000, 5000));
        assertThat(voxelUm(imageJ(4, stack + "unit=micron\nyunit=nm\nzunit=mm\nspacing=2\n")
                        .resolution(1, 2, 1)))
                .contains(new Vector3d(2, 0.002, 2000));
    }

    /** ImageJ: coordinate = (index − origin) · pixel size. */
    @Test
    void originOfImageJIsAnIndex() throws IOException {
        String text = "images=4\nslices=4\nunit=micron\nspacing=2\nxorigin=-10\nyorigin=6\nzorigin=1.5\n";
        try (Volume v = open(imageJ(4, text).resolution(4, 1, 1))) {
            assertThat(v.grid().originUm()).isEqualTo(new Vector3d(2.5, -1.5, -3));
            assertThat(v.grid().spacingUm()).isEqualTo(new Vector3d(0.25, 0.25, 2));
        }
        try (Volume v = open(imageJ(4, "images=4\nslices=4\nxorigin=-10\n"), OpenOptions.VOXEL, "2um")) {
            assertThat(v.grid().originUm()).isEqualTo(new Vector3d(20, 0, 0));
        }
        assertThatThrownBy(() -> open(imageJ(4, text.replace("1.5", "NaN")).resolution(4, 1, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("zorigin=NaN");
        try (Volume v = open(imageJ(4, text + "inverty=true\n").resolution(4, 1, 1))) {
            assertThat(v.metadata().field("remark").orElseThrow().value())
                    .asString()
                    .contains("inverty");
        }
    }

    /** The plane that comes first counts, and positions in the default unit, the reference frame, are no lengths. */
    @Test
    void positionOfTheFirstOmePlaneIsTheOrigin() throws IOException {
        String later = "<Plane TheZ=\"1\" TheC=\"0\" TheT=\"0\" PositionX=\"9\" PositionXUnit=\"mm\"/>";
        String first = "<Plane TheZ=\"0\" TheC=\"0\" TheT=\"0\" PositionX=\"0.5\" PositionXUnit=\"mm\""
                + " PositionY=\"-250\" PositionYUnit=\"nm\" PositionZ=\"7\"/>";
        String xml = OmeText.of(6, 5, 4, "uint8").replace("<TiffData/>", "<TiffData/>" + first + later);
        try (Volume v = open(TiffEncoder.of(ValueType.U8).size(6, 5, 4).described(xml))) {
            assertThat(v.grid().originUm()).isEqualTo(new Vector3d(500, -0.25, 0));
        }
        assertThatThrownBy(
                        () -> open(TiffEncoder.of(ValueType.U8).size(6, 5, 4).described(xml.replace("-250", "left"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("PositionY=\"left\"");
    }

    @Test
    void leftoversAreNoVoxelSize() throws IOException {
        String stack = "images=4\nslices=4\n";
        assertThat(voxelUm(imageJ(4, stack + "unit=inch\n").resolution(72, 1, 2)))
                .isEmpty();
        assertThat(voxelUm(imageJ(4, stack + "unit=pixel\nspacing=2\n").resolution(1, 1, 1)))
                .isEmpty();
        assertThat(voxelUm(imageJ(4, stack).resolution(96, 1, 2))).isEmpty();
        assertThat(voxelUm(imageJ(4, stack + "unit=micron\nspacing=2\n"))).isEmpty();
        assertThat(voxelUm(imageJ(4, stack + "unit=micron\nspacing=0\n").resolution(4, 1, 1)))
                .isEmpty();
        assertThat(voxelUm(imageJ(1, "unit=micron\n").resolution(4, 1, 1))).isEmpty();
        assertThat(voxelUm(TiffEncoder.of(ValueType.U8).resolution(10000, 1, 3)))
                .isEmpty();
        assertThat(voxelUm(TiffEncoder.of(ValueType.U8).resolution(0, 0, 3))).isEmpty();
        assertThat(voxelUm(imageJ(1, "unit=micron\nspacing=2\n").resolution(4, 1, 1)))
                .contains(new Vector3d(0.25, 0.25, 2));
        assertThat(voxelUm(imageJ(4, stack + "unit=inch\nspacing=0.5\n").resolution(2, 1, 2)))
                .contains(new Vector3d(12700));
    }

    @Test
    void pixelSizeOfAPlainPageIsInTheMetadata() throws IOException {
        try (Volume v = open(TiffEncoder.of(ValueType.U8).resolution(4000, 1, 3))) {
            assertThat(v.metadata().field("pixelSizeX").orElseThrow().value()).isEqualTo(1 / 4000.0);
            assertThat(v.metadata().field("pixelSizeY").orElseThrow().unit()).isEqualTo("cm");
            assertThat(v.metadata().field("XResolution").orElseThrow().unit()).isEqualTo("pixels/cm");
            assertThat(v.metadata().field("pixelSizeZ")).isEmpty();
        }
    }

    @Test
    void hyperstackHasChannelsSlicesAndFrames() throws IOException {
        TiffEncoder e = imageJ(24, "images=24\nchannels=2\nslices=3\nframes=4\nhyperstack=true\n");
        for (int t = 0; t < 4; t++) {
            for (int c = 0; c < 2; c++) {
                try (Volume v = open(e, OpenOptions.CHANNEL, "" + c, OpenOptions.TIME, "" + t)) {
                    assertThat(v.size()).isEqualTo(new Size3(6, 5, 3));
                    assertThat(v.channels()).isEqualTo(2);
                    assertThat(v.times()).isEqualTo(4);
                    for (int z = 0; z < 3; z++) {
                        assertThat(v.finest().value(3, 2, z)).isEqualTo(e.voxels.at(3, 2, c + 2 * (z + 3L * t)));
                    }
                }
            }
        }
        assertThatThrownBy(() -> open(e, OpenOptions.CHANNEL, "2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("file.tif")
                .hasMessageContaining("2");
    }

    @Test
    void samplesAreChannels() throws IOException {
        for (boolean planar : new boolean[] {false, true}) {
            TiffEncoder e = TiffEncoder.of(ValueType.U16).samples(4, planar);
            for (int c = 0; c < 4; c++) {
                try (Volume v = open(e, OpenOptions.CHANNEL, "" + c)) {
                    assertThat(v.channels()).isEqualTo(4);
                    assertThat(v.finest().value(20, 11, 2)).isEqualTo(e.voxels.at(20 + 1000L * c, 11, 2));
                }
            }
        }
    }

    @Test
    void aDescriptionThatDoesNotFitIsSaidSo() throws IOException {
        try (Volume v = open(imageJ(5, "images=24\nchannels=2\nslices=3\nframes=4\n"))) {
            assertThat(v.size().z()).isEqualTo(5);
            assertThat(v.channels()).isEqualTo(1);
            assertThat(v.metadata().field("remark")).isPresent();
        }
        try (Volume v = open(imageJ(1, "images=24\nslices=24\n"))) {
            assertThat(v.size().z()).isEqualTo(1);
            assertThat(v.metadata().field("remark")).isPresent();
        }
        TiffEncoder cut = imageJ(3, "images=9\nslices=9\n");
        cut.rowsPerStrip = 5;
        cut.oneDirectory = true;
        cut.size = new Size3(400, 500, 3);
        cut.rowsPerStrip = 500;
        assertThatThrownBy(() -> open(cut)).isInstanceOf(DataException.class).hasMessageContaining("9 planes");
    }

    @Test
    void valueScaleIsTheStraightLine() throws IOException {
        try (Volume v = open(imageJ(1, "cf=0\nc0=-32768.0\nc1=1.0\nvunit=gray value\nmin=1\nmax=2\n"))) {
            assertThat(v.scale()).isEqualTo(new ValueScale(1, -32768, ""));
            assertThat(v.metadata().field("min").orElseThrow().value()).isEqualTo("1");
        }
        try (Volume v = open(imageJ(1, "cf=0\nc0=2\nc1=0.5\nvunit=HU\n"))) {
            assertThat(v.scale()).isEqualTo(new ValueScale(0.5, 2, "HU"));
        }
        try (Volume v = open(imageJ(1, "cf=20\nc0=2\nc1=0.5\n"))) {
            assertThat(v.scale()).isEqualTo(ValueScale.NONE);
        }
        assertThatThrownBy(() -> open(imageJ(1, "cf=0\nc0=2\nc1=0\n"))).isInstanceOf(DataException.class);
    }

    private static String pixels(String order, int z, int c, int t, String more, String inside) {
        return OmeText.around(
                "<Pixels ID=\"P\" DimensionOrder=\"" + order + "\" Type=\"uint8\" SizeX=\"6\" SizeY=\"5\" SizeZ=\"" + z
                        + "\" SizeC=\"" + c + "\" SizeT=\"" + t + "\" " + more + ">" + inside + "</Pixels>");
    }

    private static TiffEncoder ome(int pages, String xml) {
        return TiffEncoder.of(ValueType.U8).size(6, 5, pages).described(xml);
    }

    @Test
    void omeDimensionOrdersAreHonoured() throws IOException {
        int z = 3;
        int c = 2;
        int t = 4;
        for (String order : new String[] {"XYZCT", "XYZTC", "XYCZT", "XYCTZ", "XYTZC", "XYTCZ"}) {
            TiffEncoder e = ome(24, pixels(order, z, c, t, "", "<TiffData/>"));
            try (Volume v = open(e, OpenOptions.CHANNEL, "1", OpenOptions.TIME, "2")) {
                assertThat(v.size()).isEqualTo(new Size3(6, 5, 3));
                assertThat(v.channels()).isEqualTo(2);
                assertThat(v.times()).isEqualTo(4);
                int page = 0;
                int step = 1;
                for (char axis : order.substring(2).toCharArray()) {
                    page += step * (axis == 'Z' ? 2 : axis == 'C' ? 1 : 2);
                    step *= axis == 'Z' ? z : axis == 'C' ? c : t;
                }
                assertThat(v.finest().value(4, 3, 2)).as(order).isEqualTo(e.voxels.at(4, 3, page));
            }
        }
    }

    @Test
    void omeTiffDataPlacesPlanes() throws IOException {
        String reversed = "<TiffData IFD=\"2\" FirstZ=\"0\"/><TiffData IFD=\"1\" FirstZ=\"1\" PlaneCount=\"1\"/>"
                + "<TiffData IFD=\"0\" FirstZ=\"2\"/>";
        TiffEncoder e = ome(3, pixels("XYZCT", 3, 1, 1, "", reversed));
        try (Volume v = open(e)) {
            assertThat(v.finest().value(4, 3, 0)).isEqualTo(e.voxels.at(4, 3, 2));
            assertThat(v.finest().value(4, 3, 2)).isEqualTo(e.voxels.at(4, 3, 0));
        }
        TiffEncoder gap = ome(3, pixels("XYZCT", 3, 1, 1, "", "<TiffData IFD=\"0\"/>"));
        assertThatThrownBy(() -> open(gap)).isInstanceOf(DataException.class).hasMessageContaining("z 1");
        TiffEncoder past = ome(3, pixels("XYZCT", 3, 1, 1, "", "<TiffData IFD=\"1\" PlaneCount=\"3\"/>"));
        assertThatThrownBy(() -> open(past))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("past the last page");
        TiffEncoder many = ome(3, pixels("XYZCT", 300000000, 900000000, 900000000, "", ""));
        assertThatThrownBy(() -> open(many)).isInstanceOf(DataException.class).hasMessageContaining("3 pages");
    }

    @Test
    void omeSizesHaveUnits() throws IOException {
        String xy = "PhysicalSizeX=\"0.5\" PhysicalSizeY=\"7\" PhysicalSizeYUnit=\"Å\" ";
        assertThat(voxelUm(
                        ome(2, pixels("XYZCT", 2, 1, 1, xy + "PhysicalSizeZ=\"0.002\" PhysicalSizeZUnit=\"mm\"", ""))))
                .contains(new Vector3d(0.5, 7e-4, 2));
        assertThat(voxelUm(ome(2, pixels("XYZCT", 2, 1, 1, xy, "")))).isEmpty();
        assertThat(voxelUm(
                        ome(2, pixels("XYZCT", 2, 1, 1, xy + "PhysicalSizeZ=\"2\" PhysicalSizeZUnit=\"pixel\"", ""))))
                .isEmpty();
    }

    @Test
    void omePlanesMayBeInFilesBeside() throws IOException {
        String data = "";
        for (int z = 0; z < 3; z++) {
            data += "<TiffData FirstZ=\"" + z + "\" IFD=\"0\" PlaneCount=\"1\"><UUID FileName=\"part" + z
                    + ".ome.tif\">urn:uuid:" + z + "</UUID></TiffData>";
        }
        String xml = pixels("XYZCT", 3, 1, 1, "", data);
        for (int z = 0; z < 3; z++) {
            int plane = z;
            TiffEncoder e = ome(1, xml);
            e.voxels = (x, y, k) -> x + 10 * y + 60 * plane;
            Files.write(folder.resolve("part" + z + ".ome.tif"), e.bytes());
        }
        for (Path p : new Path[] {folder.resolve("part1.ome.tif"), folder}) {
            try (Volume v = open(p)) {
                assertThat(v.size()).isEqualTo(new Size3(6, 5, 3));
                for (int z = 0; z < 3; z++) {
                    assertThat(v.finest().value(4, 3, z)).isEqualTo(34 + 60 * z);
                }
            }
        }
        Files.delete(folder.resolve("part2.ome.tif"));
        assertThatThrownBy(() -> open(folder.resolve("part0.ome.tif")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("part2.ome.tif");
        TiffEncoder outside = ome(1, xml.replace("part2.ome.tif", "../part2.ome.tif"));
        assertThatThrownBy(() -> open(outside))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("beside");
    }

    @Test
    void omeDescriptionMayBeInACompanion() throws IOException {
        Files.writeString(
                folder.resolve("all.companion.ome"),
                pixels("XYZCT", 2, 1, 1, "PhysicalSizeX=\"1\" PhysicalSizeY=\"2\" PhysicalSizeZ=\"3\"", "<TiffData/>"),
                StandardCharsets.UTF_8);
        String only = "<OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\"><BinaryOnly"
                + " MetadataFile=\"all.companion.ome\" UUID=\"urn:uuid:1\"/></OME>";
        assertThat(voxelUm(ome(2, only))).contains(new Vector3d(1, 2, 3));
    }

    @Test
    void omeImagesAreDataSets() throws IOException {
        String one = pixels("XYZCT", 1, 1, 1, "", "<TiffData IFD=\"0\"/>");
        String two = one.replace(
                "</OME>",
                "<Image ID=\"Image:1\" Name=\"second\">"
                        + "<Pixels ID=\"Q\" DimensionOrder=\"XYZCT\" Type=\"uint8\" SizeX=\"6\" SizeY=\"5\" SizeZ=\"2\" SizeC=\"1\""
                        + " SizeT=\"1\"><TiffData IFD=\"1\" PlaneCount=\"2\"/></Pixels></Image></OME>");
        TiffEncoder e = ome(3, two);
        try (Volume v = open(e)) {
            assertThat(v.size().z()).isEqualTo(1);
            assertThat(v.datasets()).containsExactly("Image:0", "Image:1");
        }
        try (Volume v = open(e, OpenOptions.DATASET, "second")) {
            assertThat(v.size().z()).isEqualTo(2);
            assertThat(v.finest().value(1, 1, 1)).isEqualTo(e.voxels.at(1, 1, 2));
        }
        assertThatThrownBy(() -> open(e, OpenOptions.DATASET, "third")).hasMessageContaining("Image:1");
    }

    @Test
    void xmlCannotReachOutOrExplode() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String body = pixels("XYZCT", 1, 1, 1, "", "").replaceFirst("<\\?xml[^>]*>", "");
        String outside = "<?xml version=\"1.0\"?><!DOCTYPE OME [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + body.replace("Name=\"test\"", "Name=\"&x;\"");
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE OME [<!ENTITY a \"0123456789\">");
        for (char c = 'b'; c < 'n'; c++) {
            bomb.append("<!ENTITY ")
                    .append(c)
                    .append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]>").append(body.replace("Name=\"test\"", "Name=\"&m;\""));
        for (String xml : new String[] {outside, bomb.toString(), outside.replace("&x;", ""), body.substring(0, 200)}) {
            assertThatThrownBy(() -> open(ome(1, xml)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("OME-XML")
                    .hasMessageNotContaining("secret\"");
        }
    }
}
