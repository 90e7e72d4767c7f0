// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.project.ProjectSnapshot;
import org.sextant.testkit.RealData;
import org.sextant.world.frame.FrameId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/** Three real volumes of different voxel size and pose in one picture, each where its pose says. */
class RealProjectTest {
    private static final PictureSize SIZE = new PictureSize(480, 360);

    @TempDir
    private Path folder;

    @Test
    void eachVolumeIsSeenInItsPlace() throws IOException {
        Path project = folder.resolve("real.sextant");
        assertThat(Run.of("project", "create", project).status()).isZero();
        add(project, "porous_fiberform/100_fiberform.tif", "fiberform", "#ff3030", 0, 0, 20, "--voxel=1.3um");
        add(project, "porous_cotton/cotton_test_volume.tif", "cotton", "#30ff30", 200, -60, -35, "--voxel=0.8um");
        add(project, "registration_mri_bigwarp/mri-stack-calibrated.tif", "mri", "#3030ff", -320, 60, -30);
        Path png = folder.resolve("real.png");
        Run run = Run.of("render", project, "-o", png, "--size", SIZE.width() + "x" + SIZE.height(), "--quality", "1");
        assertThat(run.status()).as(run.err()).isZero();
        BufferedImage picture = ImageIO.read(png.toFile());
        World world = ProjectSnapshot.read(project).world();
        Camera camera = ViewChoice.of("overview").in(world, SIZE).camera();
        check(picture, world, camera, "fiberform", p -> (p >> 16 & 255) > 60 + Math.max(p >> 8 & 255, p & 255));
        check(picture, world, camera, "cotton", p -> (p >> 8 & 255) > 60 + Math.max(p >> 16 & 255, p & 255));
        check(picture, world, camera, "mri", p -> (p & 255) > 60 + Math.max(p >> 16 & 255, p >> 8 & 255));
    }

    private void add(
            Path project, String file, String name, String colour, int xUm, int yUm, int turnDeg, String... more)
            throws IOException {
        Path pose = folder.resolve(name + ".json");
        Files.writeString(
                pose,
                "{\"translation\": [\"" + xUm + "um\", \"" + yUm + "um\", \"0um\"], "
                        + "\"rotation\": {\"axis\": [0, 0, 1], \"angleDeg\": " + turnDeg + "}}");
        Path source = RealData.file(file);
        List<Object> words = new ArrayList<>(
                List.of("project", "add", project, source, "--name", name, "--pose", pose, "--colour", colour));
        words.addAll(List.of(more));
        Run run = Run.of(words.toArray());
        assertThat(run.status()).as(run.err()).isZero();
    }

    /** Nearly all pixels of the volume's colour lie in the rectangle of its box; its name stands beside it. */
    private static void check(BufferedImage picture, World world, Camera camera, String name, IntPredicate isColour) {
        VolumeNode node = world.volume(name);
        var map = node.grid().indexToFrame().then(world.frames().transform(node.frame(), FrameId.WORLD));
        double[] rectangle = {1e9, 1e9, -1e9, -1e9};
        for (Vector3d corner : node.grid().indexBounds().corners()) {
            double[] p = project(camera, map.apply(corner));
            rectangle[0] = Math.min(rectangle[0], p[0] - 2);
            rectangle[1] = Math.min(rectangle[1], p[1] - 2);
            rectangle[2] = Math.max(rectangle[2], p[0] + 2);
            rectangle[3] = Math.max(rectangle[3], p[1] + 2);
        }
        int all = 0;
        int inside = 0;
        double sumX = 0;
        double sumY = 0;
        // Without the corners of the picture, where axes and scale bar are.
        for (int y = 0; y < SIZE.height() - 90; y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                if (isColour.test(picture.getRGB(x, y))) {
                    all++;
                    if (x >= rectangle[0] && x <= rectangle[2] && y >= rectangle[1] && y <= rectangle[3]) {
                        inside++;
                        sumX += x;
                        sumY += y;
                    }
                }
            }
        }
        assertThat(all).as("pixels of " + name).isGreaterThan(1500);
        assertThat(inside / (double) all)
                .as("share of " + name + " in its place")
                .isGreaterThan(0.93);
        double reach = 0.3 * Math.max(rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]);
        assertThat(sumX / inside).isCloseTo((rectangle[0] + rectangle[2]) / 2, Offset.offset(reach));
        assertThat(sumY / inside).isCloseTo((rectangle[1] + rectangle[3]) / 2, Offset.offset(reach));
    }

    /** Pixel of a world point by the definition of the camera. */
    private static double[] project(Camera camera, Vector3d pUm) {
        Vector3d eye = camera.axes().transformTranspose(pUm.sub(camera.eyeUm()));
        double fovY = ((Projection.Perspective) camera.projection()).fovYRad();
        double focal = SIZE.height() / 2.0 / Math.tan(fovY / 2);
        return new double[] {SIZE.width() / 2.0 + focal * eye.x / eye.z, SIZE.height() / 2.0 - focal * eye.y / eye.z};
    }
}
