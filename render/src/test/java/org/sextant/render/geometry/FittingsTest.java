// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Rays;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

class FittingsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 100, 100, 100, 100 µm",
        "0.5, 100, 50, 100, 50 µm",
        "0.011, 130, 1, 90.909, 1 µm",
        "0.0005, 200, 0.1, 200, 100 nm",
        "3, 99, 200, 66.667, 200 µm",
        "7, 300, 2000, 285.714, 2 mm",
        "1e-6, 300, 0.0002, 200, 200 pm"
    })
    void scaleBarIsTheLongestRoundLengthThatFits(double pixelUm, double maxPx, double um, double px, String label) {
        ScaleBar bar = ScaleBar.of(pixelUm, maxPx);
        assertThat(bar.lengthUm()).isCloseTo(um, within(1e-9 * um));
        assertThat(bar.lengthPx()).isCloseTo(px, within(0.01));
        assertThat(bar.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void scaleBarInThePictureIsAsLongAsItSays(boolean perspective) {
        // 90 µm over 450 px at the target: 0.2 µm per pixel; the longest bar of at most 0.22 · 600 px is 20 µm: 100 px
        double fov = Math.toRadians(30);
        Camera camera = new Camera(
                new Vector3d(0, perspective ? -45 / Math.tan(fov / 2) : -200, 0),
                new Vector3d(),
                new Vector3d(0, 0, 1),
                perspective ? new Projection.Perspective(fov) : new Projection.Orthographic(90));
        Frame f = frame(camera, Furniture.NONE.withScaleBar(true), 600, 450);
        assertThat(longest(f)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"true, 0.0004", "true, 0.31", "true, 7200", "false, 0.0004", "false, 0.31", "false, 7200"})
    void scaleBarIsRightAtEveryZoomForWhatLiesAtTheFocus(boolean perspective, double heightUm) {
        double fov = Math.toRadians(40);
        double back = heightUm / 2 / Math.tan(fov / 2);
        Vector3d focus = new Vector3d(1500, -70, 3);
        Camera camera = new Camera(
                new Vector3d(focus).sub(0, back, 0),
                focus,
                new Vector3d(0, 0, 1),
                perspective ? new Projection.Perspective(fov) : new Projection.Orthographic(heightUm));
        Frame f = frame(camera, Furniture.NONE.withScaleBar(true), 600, 450);
        int longest = longest(f);
        double um = ScaleBar.of(heightUm / 450, 0.22 * 600).lengthUm();
        // two points so far apart at the focus, to the left and to the right of it
        Rays rays = new Rays(camera, 600, 450);
        double px = rays.project(new Vector3d(focus).add(um / 2, 0, 0)).x
                - rays.project(new Vector3d(focus).sub(um / 2, 0, 0)).x;
        assertThat((double) longest).isCloseTo(px, within(1.0));
        assertThat(px).isBetween(0.22 * 600 / 2.5, 0.22 * 600 + 1e-6);
    }

    private static int longest(Frame f) {
        int longest = 0;
        for (int y = 0; y < 450; y++) {
            int run = 0;
            for (int x = 0; x < 600; x++) {
                run = f.picture().argb(x, y) == INK ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        return longest;
    }

    private static final int INK = 0xff14171c; // dark ink on white

    @Test
    void axesPointWhereTheWorldsDo() {
        // from the front: x to the right, z up, y away and so a dot
        Frame f = frame(TestScene.frontal(new Vector3d(), 10), Furniture.NONE.withAxes(true), 400, 400);
        double[] red = centroid(f, 16);
        double[] blue = centroid(f, 0);
        assertThat(red[0]).isGreaterThan(blue[0] + 8);
        assertThat(blue[1]).isLessThan(red[1] - 8);
        assertThat(red[0]).isLessThan(100);
        assertThat(red[1]).isGreaterThan(300);
    }

    /** Mean place of pixels in which one channel is well above the other two. */
    private static double[] centroid(Frame f, int shift) {
        double sx = 0;
        double sy = 0;
        int n = 0;
        for (int y = 0; y < f.picture().height(); y++) {
            for (int x = 0; x < f.picture().width(); x++) {
                int p = f.picture().argb(x, y);
                int mine = p >> shift & 255;
                int others = Math.max(p >> (shift == 16 ? 0 : 16) & 255, p >> 8 & 255);
                if (mine > others + 90) {
                    sx += x;
                    sy += y;
                    n++;
                }
            }
        }
        assertThat(n).isPositive();
        return new double[] {sx / n, sy / n};
    }

    private static Frame frame(Camera camera, Furniture furniture, int width, int height) {
        View v = new View("test", camera, Look.of(1, Rgba.WHITE), furniture, Content.ALL);
        return new TestScene().render(v, FrameSpec.of(width, height));
    }

    @Test
    void knowsAllLettersOfNumbersUnitsAndNames() {
        StrokeFont font = new StrokeFont();
        int box = font.path("\u4e2d", 0, 0, 6).size();
        assertThat(box).isEqualTo(4);
        List<String> shapes = new ArrayList<>();
        StringBuilder all = new StringBuilder("µ×−°Å");
        for (char c = '!'; c <= '~'; c++) {
            all.append(c);
        }
        all.chars()
                .forEach(c ->
                        shapes.add(font.path(Character.toString(c), 0, 0, 6).toString()));
        assertThat(shapes).doesNotContain(font.path("\u4e2d", 0, 0, 6).toString());
        assertThat(shapes).doesNotHaveDuplicates();
        assertThat(font.path("\u03bc", 0, 0, 6)).isEqualTo(font.path("µ", 0, 0, 6));
        assertThat(font.width("", 10)).isZero();
        assertThat(font.width("HH", 6)).isCloseTo(4 + 1.5 + 4, within(1e-9));
    }
}
