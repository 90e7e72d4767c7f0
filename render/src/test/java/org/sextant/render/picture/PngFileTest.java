// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.w3c.dom.Element;

class PngFileTest {
    private static final Map<String, String> TEXTS = Map.of(
            PictureMetadata.VIEW,
            "{\"name\":\"Übersicht 0.5 µm\",\"eye\":[1,2,3]}",
            PictureMetadata.SOFTWARE,
            "Sextant 0.1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1,1", "7,3", "640,77", "1,300", "5000,2"})
    void anotherReaderGetsTheSamePixels(int width, int height) throws IOException {
        Picture p = noise(width, height);
        Path file = folder.resolve("a.png");
        PngFile.write(file, false, p, TEXTS);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(image.getRGB(x, y)).isEqualTo(p.argb(x, y));
            }
        }
        assertThat(p.toImage().getRGB(width - 1, height - 1)).isEqualTo(p.argb(width - 1, height - 1));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,3", "640,77", "5000,2"})
    void anotherReaderGetsAll16Bits(int width, int height) throws IOException {
        Random random = new Random(6);
        Picture p = new Picture(width, height, 16);
        int[] wanted = new int[4 * width * height];
        for (int i = 0; i < wanted.length; i += 4) {
            int a = 1 + random.nextInt(65535);
            int r = random.nextInt(65536);
            int g = i / 4 % width;
            int b = random.nextInt(65536);
            double alpha = a / 65535.0;
            p.setPremultiplied(
                    i / 4 % width, i / 4 / width, r / 65535.0 * alpha, g / 65535.0 * alpha, b / 65535.0 * alpha, alpha);
            System.arraycopy(new int[] {r, g, b, a}, 0, wanted, i, 4);
        }
        Path file = folder.resolve("a.png");
        PngFile.write(file, false, p, TEXTS);
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getSampleModel().getSampleSize()).containsExactly(16, 16, 16, 16);
        assertThat(image.getRaster().getPixels(0, 0, width, height, (int[]) null))
                .isEqualTo(wanted);
        assertThat(PictureMetadata.read(file)).isEqualTo(TEXTS);
    }

    @Test
    void eightBitsAndSixteenAreTheSameColours() {
        Picture narrow = noise(33, 5);
        Picture wide = new Picture(33, 5, 16);
        for (int i = 0; i < 33 * 5; i++) {
            wide.set(i % 33, i / 33, narrow.argb(i % 33, i / 33));
            assertThat(wide.argb(i % 33, i / 33)).isEqualTo(narrow.argb(i % 33, i / 33));
            assertThat(wide.argb64(i % 33, i / 33)).isEqualTo(narrow.argb64(i % 33, i / 33));
        }
        assertThat(wide.toImage().getRGB(32, 4)).isEqualTo(narrow.argb(32, 4));
        wide.setPremultiplied(0, 0, 0.25, 0.5, 0, 0.5);
        assertThat(wide.argb64(0, 0)).isEqualTo(0x80008000ffff0000L);
        assertThat(wide.argb(0, 0)).isEqualTo(0x8080ff00);
        assertThatThrownBy(() -> new Picture(2, 2, 12)).isInstanceOf(SextantException.class);
    }

    @Test
    void colourSpaceAndPrintSizeAreTold() throws IOException {
        Path file = folder.resolve("a.png");
        PngFile.write(file, false, noise(4, 3), Map.of());
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            assertThat(attribute(root, "sRGB", "renderingIntent")).isEqualTo("Perceptual");
            assertThat(attribute(root, "gAMA", "value")).isEqualTo("45455");
            assertThat(attribute(root, "cHRM", "redX")).isEqualTo("64000");
            assertThat(attribute(root, "pHYs", "pixelsPerUnitXAxis")).isEqualTo("11811");
            assertThat(attribute(root, "pHYs", "unitSpecifier")).isEqualTo("meter");
        } finally {
            reader.dispose();
        }
    }

    private static String attribute(Element root, String chunk, String name) {
        return ((Element) root.getElementsByTagName(chunk).item(0)).getAttribute(name);
    }

    @Test
    void textsComeBack() {
        Path file = folder.resolve("a.png");
        PngFile.write(file, false, noise(20, 10), TEXTS);
        assertThat(PictureMetadata.read(file)).isEqualTo(TEXTS);
        assertThatThrownBy(() -> PngFile.write(file, false, noise(2, 2), TEXTS)).isInstanceOf(DataException.class);
        PngFile.write(file, true, noise(2, 2), Map.of());
        assertThat(PictureMetadata.read(file)).isEmpty();
        assertThatThrownBy(() -> PngFile.write(file, true, noise(2, 2), Map.of("", "x")))
                .isInstanceOf(SextantException.class);
    }

    @Test
    void damagedFilesAreReported() throws IOException {
        Path file = folder.resolve("a.png");
        PngFile.write(file, false, noise(40, 30), TEXTS);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(9);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] b = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (i % 2 == 1) {
                b[random.nextInt(300)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(file, b);
            try {
                PictureMetadata.read(file);
            } catch (DataException e) {
                assertThat(e.getMessage()).contains("a.png");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    private static Picture noise(int width, int height) {
        Random random = new Random(5);
        Picture p = new Picture(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                p.set(x, y, y % 3 == 0 ? random.nextInt() : x * 0x01020304 + y);
            }
        }
        return p;
    }
}
