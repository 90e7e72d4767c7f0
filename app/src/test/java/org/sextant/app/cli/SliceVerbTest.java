// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.render.picture.PictureMetadata;

/** Flat slices, views in files and stored views, from the command line to the pixels. */
class SliceVerbTest {
    private static final int NX = 19;
    private static final int NY = 11;
    private static final int NZ = 7;

    @TempDir
    private static Path folder;

    private static Path project;

    @BeforeAll
    static void make() throws IOException {
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        String header = "NRRD0004\ntype: uint16\ndimension: 3\nsizes: " + NX + " " + NY + " " + NZ
                + "\nendian: little\nencoding: raw\n\n";
        scan.writeBytes(header.getBytes(US_ASCII));
        for (int i = 0; i < NX * NY * NZ; i++) {
            int v = value(i % NX, i / NX % NY, i / NX / NY);
            scan.write(v & 255);
            scan.write(v >> 8);
        }
        Path file = folder.resolve("scan.nrrd");
        Files.write(file, scan.toByteArray());
        project = folder.resolve("p.sextant");
        Run.json("project", "create", project);
        Run.json("project", "add", project, file, "--name", "scan", "--voxel", "65nm");
    }

    private static int value(int x, int y, int z) {
        return (x * 7919 + y * 104729 + z * 1299709) & 0xffff;
    }

    @Test
    void everyPixelOfASliceIsItsVoxel() throws IOException {
        Path png = folder.resolve("slice.png");
        JsonNode json = Run.json(
                "slice", project, "--show", "scan=0..65535", "--axis", "y", "--index", "4", "--depth", "16", "-o", png);
        assertThat(json.get("width").asInt()).isEqualTo(NX);
        assertThat(json.get("height").asInt()).isEqualTo(NZ);
        assertThat(json.get("pixelUm").asDouble()).isCloseTo(0.065, within(1e-15));
        BufferedImage image = ImageIO.read(png.toFile());
        for (int j = 0; j < NZ; j++) {
            for (int i = 0; i < NX; i++) {
                int v = value(i, 4, NZ - 1 - j);
                assertThat(image.getRaster().getPixel(i, j, (int[]) null)).containsExactly(v, v, v, 65535);
            }
        }
        assertThat(PictureMetadata.read(png).get(PictureMetadata.SLICE))
                .contains("\"window\"")
                .contains("\"firstUm\"");
    }

    @Test
    void planesOfStoredViewsAreDrawn() throws IOException {
        Run.json("project", "view", project, "--name", "planes", "--slice-plane", "scan:z=130nm,0..65535");
        Path stored = folder.resolve("stored.png");
        Path direct = folder.resolve("direct.png");
        Run.json("slice", project, "--show", "scan", "--view", "planes", "--slice", "slice 1", "-o", stored);
        Run.json("slice", project, "--show", "scan", "--at", "130nm", "-o", direct);
        assertThat(pixels(stored)).isEqualTo(pixels(direct));
        Run unknown = Run.of(
                "slice", project, "--show", "scan", "--view", "planes", "--slice", "x", "-o", folder.resolve("x.png"));
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.err()).contains("[slice 1]").doesNotContain("\tat ");
    }

    @Test
    void aPictureMakesItselfAgain() throws IOException {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        Run.json(
                "render",
                project,
                "--size",
                "64x48",
                "--pass",
                "java",
                "--transfer",
                "scan=0..65535,magma,0.5",
                "--mode",
                "scan=maximum",
                "--background",
                "transparent",
                "--furniture",
                "scale,bars",
                "-o",
                first);
        Run.json("render", project, "--size", "64x48", "--pass", "java", "--view", first, "-o", second);
        assertThat(pixels(second)).isEqualTo(pixels(first));
        assertThat(pixels(first)[0]).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--mode scan=jet",
                "--transfer scan=2..1",
                "--depth 12",
                "--light glow=1",
                "--clip q=1um..",
                "--lens scan@3",
                "--select x-y",
                "--slice-plane scan=3",
                "--furniture sofa",
                "--background blue"
            })
    void nonsenseIsWrongUsageBeforeAnyWork(String option) {
        String[] o = option.split(" ", -1);
        Run run = Run.of("render", folder.resolve("no-such-project"), o[0], o[1], "-o", folder.resolve("x.png"));
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(o[0]);
    }

    @Test
    void whatTheProjectHasNotIsToldInWords() {
        Path png = folder.resolve("none.png");
        assertThat(Run.of("slice", project, "--show", "x", "-o", png).err())
                .contains("'x'")
                .contains("scan");
        assertThat(Run.of("slice", project, "--show", "scan", "--index", "99", "-o", png)
                        .err())
                .contains("0 to 6");
        assertThat(Run.of("slice", project, "--show", "scan", "--labels", "pores", "-o", png)
                        .err())
                .contains("'pores'");
        assertThat(Run.of("render", project, "--view", "no.json", "-o", png).err())
                .contains("no.json");
        assertThat(png).doesNotExist();
    }

    private static int[] pixels(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
